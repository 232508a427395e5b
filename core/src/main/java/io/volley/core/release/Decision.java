package io.volley.core.release;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

/**
 * What is to be done about the executors of one profile.
 *
 * @param parked who gets no more tasks: these and no others
 * @param kill who, of them, is given back now
 * @param reasons why, for people; a sentence for each that is killed and for each kind that stays parked
 */
public record Decision(ImmutableSet<String> parked, ImmutableSet<String> kill, ImmutableList<String> reasons) {}
