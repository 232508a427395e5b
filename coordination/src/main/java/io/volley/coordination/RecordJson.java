package io.volley.coordination;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.guava.GuavaModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.volley.core.record.ContainerId;
import io.volley.core.record.ProfileId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON. Each document begins with {@code "format"}, the major version of the format it was written in: fields
 * that a reader does not know are ignored, a format that it does not know is refused.
 */
public final class RecordJson {
    /** The largest document, in bytes: what a znode can hold. */
    public static final int MOST_BYTES = 1_000_000;

    private static final int FORMAT = 1;
    private static final String FORMAT_FIELD = "format";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new GuavaModule(), new Jdk8Module(), new JavaTimeModule(), ids())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private RecordJson() {}

    /**
     * Writes a record.
     *
     * @throws StoreException if the document would be larger than {@link #MOST_BYTES}
     */
    public static byte[] write(Object state) {
        try {
            ObjectNode document = MAPPER.createObjectNode().put(FORMAT_FIELD, FORMAT);
            document.setAll((ObjectNode) MAPPER.valueToTree(state));
            byte[] bytes = MAPPER.writeValueAsBytes(document);
            if (bytes.length > MOST_BYTES) {
                throw new StoreException(state.getClass().getSimpleName() + " has " + bytes.length
                        + " bytes, but at most " + MOST_BYTES + " fit");
            }
            return bytes;
        } catch (JsonProcessingException impossible) {
            throw new StoreException(state.getClass().getSimpleName() + " cannot be written as JSON", impossible);
        }
    }

    /**
     * Reads a record.
     *
     * @param where the place it comes from, for the message
     * @throws StoreException if it is no record of this type, or of a newer format
     */
    public static <T> T read(byte[] bytes, Class<T> type, String where) {
        if (bytes.length > MOST_BYTES) {
            throw new StoreException(where + " has " + bytes.length + " bytes, but a record has at most " + MOST_BYTES);
        }
        try {
            JsonNode document = MAPPER.readTree(bytes);
            JsonNode format = document.get(FORMAT_FIELD);
            if (format == null || !format.isInt() || format.intValue() < 1) {
                throw new StoreException(where + " is no record of Volley: it says no format");
            }
            if (format.intValue() > FORMAT) {
                throw new StoreException(
                        where + " is in format " + format.intValue() + ", but this Volley reads only up to " + FORMAT
                                + "; use the same version of Volley everywhere");
            }
            T state = MAPPER.treeToValue(document, type);
            if (state == null) {
                throw new StoreException(where + " holds no " + type.getSimpleName());
            }
            return state;
        } catch (IOException broken) {
            throw new StoreException(
                    where + " holds no " + type.getSimpleName() + ": " + firstLine(broken.getMessage()), broken);
        }
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }

    private static SimpleModule ids() {
        return new SimpleModule("volley")
                .addSerializer(ProfileId.class, new JsonSerializer<>() {
                    @Override
                    public void serialize(ProfileId id, JsonGenerator out, SerializerProvider all) throws IOException {
                        out.writeNumber(id.value());
                    }
                })
                .addKeySerializer(ProfileId.class, new JsonSerializer<>() {
                    @Override
                    public void serialize(ProfileId id, JsonGenerator out, SerializerProvider all) throws IOException {
                        out.writeFieldName(Integer.toString(id.value()));
                    }
                })
                .addDeserializer(ProfileId.class, new JsonDeserializer<>() {
                    @Override
                    public ProfileId deserialize(JsonParser in, DeserializationContext all) throws IOException {
                        return new ProfileId(in.getIntValue());
                    }
                })
                .addKeyDeserializer(ProfileId.class, new KeyDeserializer() {
                    @Override
                    public ProfileId deserializeKey(String key, DeserializationContext all) {
                        return new ProfileId(Integer.parseInt(key));
                    }
                })
                .addSerializer(ContainerId.class, new JsonSerializer<>() {
                    @Override
                    public void serialize(ContainerId id, JsonGenerator out, SerializerProvider all)
                            throws IOException {
                        out.writeString(id.value());
                    }
                })
                .addDeserializer(ContainerId.class, new JsonDeserializer<>() {
                    @Override
                    public ContainerId deserialize(JsonParser in, DeserializationContext all) throws IOException {
                        return new ContainerId(in.getText());
                    }
                });
    }
}
