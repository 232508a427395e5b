package io.volley.coordination;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.guava.GuavaModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.volley.core.record.Desired;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON in UTF-8, in znodes and in {@link Handover#FILE}. The first field of each document is its format. A
 * document of this format may have fields that this build does not know, and they are ignored; one of a newer format is
 * refused. A large document is compressed. What is read has passed the record's own checks.
 */
public final class RecordJson {
    /** The format that is written, and the newest that is read. */
    public static final int FORMAT = 1;

    /** The most bytes of one document: ZooKeeper takes no more in one packet. */
    public static final int MOST_BYTES = 1_000_000;

    /** From how many bytes on a document is compressed with gzip. */
    static final int PLAIN_BYTES = 64_000;

    /** The most bytes of a document that was compressed. */
    static final int MOST_UNPACKED = 8_000_000;

    /** How many hosts {@link Desired} hints at: a batch goes to a few hundred, and the ApplicationMaster finds others. */
    static final int MOST_HINTS = 1_000;

    private static final String FORMAT_FIELD = "format";
    private static final int MOST_SHOWN = 300;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new GuavaModule(), new Jdk8Module(), new JavaTimeModule(), new CoreScalars())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RecordJson() {}

    /**
     * One document. Of {@link Desired} it holds what fits: host hints are left out first, then containers to release, which
     * a later version names once the first have ended.
     *
     * @throws StoreException if it would be larger than {@link #MOST_BYTES}
     */
    public static byte[] write(Object record) {
        byte[] bytes = record instanceof Desired desired ? whatFits(desired) : bytes(record);
        if (bytes.length > MOST_BYTES) {
            throw new StoreException("%s is %,d bytes as JSON, but ZooKeeper takes at most %,d; write it in parts"
                    .formatted(record.getClass().getSimpleName(), bytes.length, MOST_BYTES));
        }
        return bytes;
    }

    private static byte[] whatFits(Desired desired) {
        Desired part = desired.withMostHints(MOST_HINTS).withMostReleased(ContainerRanges.MOST);
        byte[] bytes = bytes(part);
        if (bytes.length > MOST_BYTES) {
            part = part.withMostHints(0);
            bytes = bytes(part);
        }
        while (bytes.length > MOST_BYTES && !part.release().isEmpty()) {
            part = part.withMostReleased(part.release().size() / 2);
            bytes = bytes(part);
        }
        return bytes;
    }

    private static byte[] bytes(Object record) {
        String type = record.getClass().getSimpleName();
        try {
            ObjectNode document = MAPPER.createObjectNode().put(FORMAT_FIELD, FORMAT);
            document.setAll(MAPPER.<ObjectNode>valueToTree(record));
            byte[] bytes = MAPPER.writeValueAsBytes(document);
            return bytes.length <= PLAIN_BYTES || bytes.length > MOST_UNPACKED ? bytes : Gzip.packed(bytes);
        } catch (JsonProcessingException | IllegalArgumentException failure) {
            throw new StoreException("%s cannot be written as JSON: %s".formatted(type, failure.getMessage()), failure);
        }
    }

    /**
     * The record in a document.
     *
     * @param where the node or file it comes from, for messages
     * @throws StoreException if it is too large, not JSON, of a newer format, or no legal record of the type
     */
    public static <T> T read(byte[] bytes, Class<T> type, String where) {
        checkSize(bytes.length, type, where);
        try {
            byte[] text = Gzip.isPacked(bytes) ? unpacked(bytes, type, where) : bytes;
            if (!(MAPPER.readTree(text) instanceof ObjectNode document)) {
                throw refused(where, type, "it is not a JSON object");
            }
            checkFormat(document.remove(FORMAT_FIELD), type, where);
            return MAPPER.treeToValue(document, type);
        } catch (RefusedException refused) {
            throw refused;
        } catch (JsonMappingException failure) {
            throw refused(where, type, reason(failure));
        } catch (IOException failure) {
            throw refused(where, type, "it is not JSON: " + firstLine(failure));
        } catch (RuntimeException failure) {
            throw refused(where, type, failure.toString());
        }
    }

    /** @throws StoreException if a document of so many bytes is not read */
    static void checkSize(int bytes, Class<?> type, String where) {
        if (bytes > MOST_BYTES) {
            throw refused(where, type, "it is %,d bytes, but at most %,d are read".formatted(bytes, MOST_BYTES));
        }
    }

    private static byte[] unpacked(byte[] bytes, Class<?> type, String where) {
        byte[] text;
        try {
            text = Gzip.unpacked(bytes, MOST_UNPACKED + 1);
        } catch (IOException failure) {
            throw refused(where, type, "it cannot be unpacked: " + failure.getMessage());
        }
        if (text.length > MOST_UNPACKED) {
            throw refused(where, type, "unpacked it is more than %,d bytes".formatted(MOST_UNPACKED));
        }
        return text;
    }

    private static void checkFormat(@Nullable JsonNode format, Class<?> type, String where) {
        if (format == null
                || !format.canConvertToExactIntegral()
                || !format.canConvertToInt()
                || format.intValue() < 1) {
            throw refused(where, type, "its format is %s, but must be a number from 1".formatted(format));
        }
        if (format.intValue() > FORMAT) {
            throw refused(
                    where,
                    type,
                    "it has format %d, but this build reads formats up to %d; use the same release of Volley on both sides"
                            .formatted(format.intValue(), FORMAT));
        }
    }

    /** A record's own complaint is worth more than Jackson's words around it. */
    private static String reason(JsonMappingException failure) {
        String field = failure.getPath().isEmpty() ? "" : " (at %s)".formatted(path(failure));
        Throwable cause = failure.getCause();
        return (cause == null ? failure.getOriginalMessage() : cause.getMessage()) + field;
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        failure.getPath()
                .forEach(step -> path.append('/')
                        .append(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName()));
        return path.toString();
    }

    private static String firstLine(IOException failure) {
        return failure instanceof JsonProcessingException json ? json.getOriginalMessage() : failure.toString();
    }

    /** Without a cause: Jackson's exceptions quote what they do not like, however long it is. */
    private static RefusedException refused(String where, Class<?> type, String reason) {
        return new RefusedException("%s holds no %s: %s".formatted(where, type.getSimpleName(), shown(reason)));
    }

    /** A reason may quote the document, which must neither fill a log nor forge lines of it. */
    private static String shown(String reason) {
        String line = UNPRINTABLE.matcher(reason).replaceAll(" ");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
    }
}
