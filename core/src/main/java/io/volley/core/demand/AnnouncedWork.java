package io.volley.core.demand;

import com.google.common.collect.ImmutableList;
import io.volley.core.record.ProfileId;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Work that the program has announced and that has not come yet. Belongs to one thread.
 *
 * <p>Tasks that come are taken off the oldest announcement of their profile; what has not come when its time is up is
 * forgotten. Times are seconds on any clock that does not go back.
 */
public final class AnnouncedWork {
    private Deque<Announcement> open = new ArrayDeque<>();

    /** This much work will come. */
    public void announce(ProfileId profile, ExpectedWork work, double now) {
        open.addLast(new Announcement(profile, work, now + work.withinSeconds()));
    }

    /** So many tasks have come. */
    public void came(ProfileId profile, int tasks) {
        Deque<Announcement> still = new ArrayDeque<>();
        int left = tasks;
        for (Announcement announcement : open) {
            int taken = announcement.profile.equals(profile) ? Math.min(left, announcement.work.tasks()) : 0;
            left -= taken;
            if (taken < announcement.work.tasks()) {
                still.addLast(announcement.without(taken));
            }
        }
        open = still;
    }

    /** What is still to come in a profile. */
    public ImmutableList<ExpectedWork> expected(ProfileId profile, double now) {
        open.removeIf(announcement -> announcement.until <= now);
        return open.stream()
                .filter(announcement -> announcement.profile.equals(profile))
                .map(Announcement::work)
                .collect(ImmutableList.toImmutableList());
    }

    /** The profiles in which something is still to come. */
    public ImmutableList<ProfileId> profiles() {
        return open.stream().map(Announcement::profile).distinct().collect(ImmutableList.toImmutableList());
    }

    private record Announcement(ProfileId profile, ExpectedWork work, double until) {
        private Announcement without(int tasks) {
            return new Announcement(
                    profile, new ExpectedWork(work.tasks() - tasks, work.taskSeconds(), work.withinSeconds()), until);
        }
    }
}
