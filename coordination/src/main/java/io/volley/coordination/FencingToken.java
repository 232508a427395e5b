package io.volley.coordination;

/**
 * The right of one attempt to write, taken by compare-and-set on {@link ApplicationNodes#epoch()}. It is lost for good as
 * soon as a later attempt takes it.
 *
 * @param epoch the node that was taken
 * @param attempt who took it
 * @param version the version of the node at that moment
 */
public record FencingToken(Node<Epoch> epoch, int attempt, int version) {}
