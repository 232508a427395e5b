package io.volley.yarn;

/** A moment in the life of an attempt at which it is killed. */
enum KillPoint {
    BEFORE_THE_ASK,
    BETWEEN_ASK_AND_GRANT,
    BETWEEN_GRANT_AND_START,
    BETWEEN_START_AND_ANSWER,
    BEFORE_PUBLISHING
}
