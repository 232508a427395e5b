package io.volley.coordination;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.google.common.collect.ImmutableSet;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ProfileId;
import java.io.IOException;

/**
 * Writes the core's ids as the plain numbers and strings in them, and many containers as ranges, without the core knowing
 * of JSON.
 */
final class CoreScalars extends SimpleModule {
    CoreScalars() {
        super("volley");
        setMixInAnnotation(ProfileId.class, NumberId.class);
        setMixInAnnotation(ExecutorId.class, NumberId.class);
        setMixInAnnotation(ContainerId.class, TextId.class);
        setMixInAnnotation(Desired.class, ReleaseInRanges.class);
        addKeyDeserializer(ProfileId.class, new ProfileKey());
    }

    private abstract static class NumberId {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        NumberId(int unused) {}

        @JsonValue
        abstract int value();
    }

    private abstract static class TextId {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        TextId(String unused) {}

        @JsonValue
        abstract String value();
    }

    interface ReleaseInRanges {
        @JsonSerialize(converter = ContainerRanges.Write.class)
        @JsonDeserialize(converter = ContainerRanges.Read.class)
        ImmutableSet<ContainerId> release();
    }

    private static final class ProfileKey extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            try {
                return new ProfileId(Integer.parseInt(key));
            } catch (IllegalArgumentException failure) {
                return context.handleWeirdKey(ProfileId.class, key, "%s", failure.getMessage());
            }
        }
    }
}
