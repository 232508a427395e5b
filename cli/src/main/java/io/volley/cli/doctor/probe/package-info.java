/** The shells of the doctor: what asks the machine, YARN, a Master and ZooKeeper. Each has a limit of a few seconds. */
@NullMarked
package io.volley.cli.doctor.probe;

import org.jspecify.annotations.NullMarked;
