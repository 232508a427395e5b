package io.volley.spark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import scala.Tuple2;
import scala.collection.Iterable;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Map$;
import scala.collection.mutable.Builder;

/**
 * Java's collections in Scala's clothes, and the other way round: the one way that Scala 2.12 and 2.13 have in common. What is
 * made for Scala is immutable, so that it fits what either calls a {@code Seq} or a {@code Map}; what is made for Java is a
 * view.
 */
@SuppressWarnings("deprecation") // by 2.13, in favour of what 2.12 has not
public final class ScalaCollections {
    private ScalaCollections() {}

    /** A view. */
    public static <T> List<T> asJava(Seq<T> elements) {
        return JavaConverters.seqAsJavaList(elements);
    }

    /** A view. */
    public static <T> Set<T> asJava(scala.collection.Set<T> elements) {
        return JavaConverters.setAsJavaSet(elements);
    }

    /** A view. */
    public static <K, V> Map<K, V> asJava(scala.collection.Map<K, V> entries) {
        return JavaConverters.mapAsJavaMap(entries);
    }

    /** A view. */
    public static <T> Collection<T> asJava(Iterable<T> elements) {
        return JavaConverters.asJavaCollection(elements);
    }

    /** The same elements in the same order. */
    public static <T> IndexedSeq<T> seq(Collection<? extends T> elements) {
        return JavaConverters.<T>asScalaBuffer(new ArrayList<>(elements)).toVector();
    }

    /** The same entries. */
    public static <K, V> scala.collection.immutable.Map<K, V> map(Map<? extends K, ? extends V> entries) {
        Builder<Tuple2<K, V>, scala.collection.immutable.Map<K, V>> map = Map$.MODULE$.newBuilder();
        entries.forEach((key, value) -> {
            var unused = map.$plus$eq(new Tuple2<>(key, value));
        });
        return map.result();
    }
}
