package io.semstream.agent.announce;

import io.semstream.event.SessionStatus;
import io.semstream.event.WatchedFolderStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an agent tells about itself from time to time. */
public record AgentNumbers(long seen, long announced, long waiting, long failed, long duplicates,
        Optional<Long> watcherDelayMs, Optional<Long> freeDiskBytes, Optional<String> lastFile, Optional<Duration> oldestWaiting,
        List<WatchedFolderStatus> folders, List<SessionStatus> sessions) {}
