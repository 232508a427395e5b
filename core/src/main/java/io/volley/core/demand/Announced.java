package io.volley.core.demand;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.List;

/**
 * Work that the program has announced and that has not come yet. Belongs to one thread.
 *
 * <p>Tasks that come are taken off the oldest announcement of their profile; what has not come when its time is up is
 * forgotten. Times are seconds on any clock that does not go back.
 */
public final class Announced {
    private final List<Announcement> open = new ArrayList<>();

    /**
     * So many tasks will come.
     *
     * @param tasks how many, at least 1
     * @param taskSeconds how long one of them takes, above 0
     * @param withinSeconds in how many seconds from now they shall all be done, above 0
     */
    public void announce(ProfileId profile, int tasks, double taskSeconds, double withinSeconds, double now) {
        checkArgument(
                taskSeconds > 0 && withinSeconds > 0, "both %s and %s must be above 0", taskSeconds, withinSeconds);
        open.add(new Announcement(profile, tasks, taskSeconds, now + withinSeconds));
    }

    /** So many tasks have come. */
    public void came(ProfileId profile, int tasks) {
        int left = tasks;
        for (Announcement announcement : List.copyOf(open)) {
            if (left > 0 && announcement.profile.equals(profile)) {
                int taken = Math.min(left, announcement.tasks);
                left -= taken;
                replace(announcement, announcement.tasks - taken);
            }
        }
    }

    /** What is still to come in a profile. */
    public ImmutableList<ExpectedWork> expected(ProfileId profile, double now) {
        open.removeIf(announcement -> announcement.until <= now);
        return open.stream()
                .filter(announcement -> announcement.profile.equals(profile))
                .map(announcement ->
                        new ExpectedWork(announcement.tasks, announcement.taskSeconds, announcement.until - now))
                .collect(ImmutableList.toImmutableList());
    }

    /** The profiles in which something is still to come. */
    public ImmutableList<ProfileId> profiles() {
        return open.stream().map(Announcement::profile).distinct().collect(ImmutableList.toImmutableList());
    }

    private void replace(Announcement announcement, int tasks) {
        int place = open.indexOf(announcement);
        if (tasks == 0) {
            open.remove(place);
        } else {
            open.set(
                    place, new Announcement(announcement.profile, tasks, announcement.taskSeconds, announcement.until));
        }
    }

    private record Announcement(ProfileId profile, int tasks, double taskSeconds, double until) {
        private Announcement {
            checkArgument(tasks > 0, "tasks is %s, but must be positive", tasks);
        }
    }
}
