package io.semstream.objectstore;

/** What a store could not do. Messages name endpoint, bucket and key and say what to do. */
public abstract sealed class ObjectStoreException extends RuntimeException {

    private ObjectStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    private ObjectStoreException(String message) {
        super(message);
    }

    /** The store cannot be reached or is too busy, also after every attempt: later it may work. */
    public static final class Unavailable extends ObjectStoreException {
        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }

        public Unavailable(String message) {
            super(message);
        }
    }

    /** The store answers but a person has to mend something first: credentials, bucket, rights, URL. No object is at fault. */
    public static final class Refused extends ObjectStoreException {
        public Refused(String message, Throwable cause) {
            super(message, cause);
        }

        public Refused(String message) {
            super(message);
        }
    }

    /** The bucket is there, the object is not. */
    public static final class ObjectMissing extends ObjectStoreException {
        public ObjectMissing(String message) {
            super(message);
        }
    }

    /** The object has more bytes than the caller wants to hold. */
    public static final class TooLarge extends ObjectStoreException {
        public TooLarge(String message) {
            super(message);
        }
    }

    /** Under the key lie other bytes than those given, or the given bytes are not those of the given checksum. */
    public static final class ContentDiffers extends ObjectStoreException {
        public ContentDiffers(String message) {
            super(message);
        }
    }

    /** This store lacks the capability, see {@link Capabilities}. */
    public static final class Unsupported extends ObjectStoreException {
        public Unsupported(String message) {
            super(message);
        }
    }
}
