-- How long deals stayed in a stage is asked by when they left it; without this, every step of every deal was read.
create index stage_move_left_index on stage_move (pipeline, left_at) where left_at is not null;
