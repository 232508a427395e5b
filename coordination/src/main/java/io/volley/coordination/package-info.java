/**
 * What driver and ApplicationMaster share, and drivers with each other: the tree of znodes as typed paths, the records in
 * them as JSON, who may read and who may write. The only module that knows Curator and ZooKeeper.
 */
@NullMarked
package io.volley.coordination;

import org.jspecify.annotations.NullMarked;
