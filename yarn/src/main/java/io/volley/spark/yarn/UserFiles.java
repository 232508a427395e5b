package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.LaunchResource;
import io.volley.spark.yarn.NamedFiles.Kind;
import java.io.IOException;
import java.util.Optional;

/**
 * The files, archives and jars that a user gives to the containers by {@code spark.yarn.dist.*}, and PySpark for those that
 * run Python.
 *
 * @param resources what containers get, by name in their working directory
 * @param classpath the entries for their class path: the jars
 * @param pythonPath the entries for the path of their Python
 */
record UserFiles(
        ImmutableMap<String, LaunchResource> resources,
        ImmutableList<String> classpath,
        ImmutableList<String> pythonPath) {
    /**
     * @param pySpark empty if the containers run no Python
     * @throws IllegalArgumentException if two files would have one name, unless they are jars
     * @throws IOException if a file cannot be found or uploaded
     */
    static UserFiles prepare(YarnSettings settings, Optional<PySpark> pySpark, Staging staging) throws IOException {
        NamedFiles files = new NamedFiles(settings, staging);
        files.add(SubmittedFiles.FILES, Kind.FILE);
        files.add(SubmittedFiles.ARCHIVES, Kind.ARCHIVE);
        ImmutableList<String> jars = files.add(SubmittedFiles.JARS, Kind.JAR);
        ImmutableList<String> python = PythonFiles.add(pySpark, files);
        return new UserFiles(files.upload(), jars, python);
    }
}
