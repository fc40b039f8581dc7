-- What was corrected by hand before an import ran; the file itself stays as it was brought.
alter table import add column corrections jsonb;
-- What every row gets for a field that it says nothing of.
alter table import add column defaults jsonb;
