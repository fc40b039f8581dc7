package guanlan.domain.activities;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each object of the module adds to its writing. */
@Configuration(proxyBeanMethods = false)
class ActivitiesConfiguration {
    @Bean
    Completion ofNotes() {
        return new Completion(Activities.NOTE);
    }

    @Bean
    Completion ofComments() {
        return new Completion(Activities.COMMENT);
    }

    @Bean
    Completion ofCalls() {
        return new Completion(Activities.CALL);
    }

    @Bean
    Completion ofMeetings() {
        return new Completion(Activities.MEETING);
    }

    @Bean
    TaskCourse ofTasks() {
        return new TaskCourse();
    }
}
