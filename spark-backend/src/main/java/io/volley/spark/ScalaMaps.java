package io.volley.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import scala.$less$colon$less$;
import scala.jdk.javaapi.CollectionConverters;

/** Java's maps in Scala's clothes. */
public final class ScalaMaps {
    private ScalaMaps() {}

    /** An immutable Scala map with the same entries. */
    public static <K, V> scala.collection.immutable.Map<K, V> of(Map<? extends K, ? extends V> entries) {
        return CollectionConverters.<K, V>asScala(new LinkedHashMap<>(entries)).toMap($less$colon$less$.MODULE$.refl());
    }
}
