package io.volley.testbed.yarn;

import java.lang.reflect.Field;
import java.util.Optional;
import org.apache.hadoop.service.Service;
import org.apache.hadoop.service.ServiceStateChangeListener;
import org.apache.hadoop.shaded.com.google.inject.servlet.GuiceFilter;

/**
 * Keeps the ResourceManager's web pages. Guice knows one web application in a JVM, the one that started last: in this one a
 * NodeManager's, and the ResourceManager's port would have no page of its own.
 */
final class ResourceManagerPages implements ServiceStateChangeListener {
    private Optional<Object> pages = Optional.empty();

    /** To be told of the ResourceManager; its pages are there once it has started. */
    @Override
    public void stateChanged(Service resourceManager) {
        if (resourceManager.isInState(Service.STATE.STARTED)) {
            try {
                pages = Optional.ofNullable(pipeline().get(null));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Has them served, once all NodeManagers have started. */
    void restore() throws ReflectiveOperationException {
        pipeline().set(null, pages.orElseThrow());
    }

    private static Field pipeline() throws ReflectiveOperationException {
        Field pipeline = GuiceFilter.class.getDeclaredField("pipeline");
        pipeline.setAccessible(true);
        return pipeline;
    }
}
