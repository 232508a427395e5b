package io.volley.jobs;

import java.util.Iterator;
import scala.Tuple2;

/** Each number with its last digit as key and 1 as value. */
record PairIterator(Iterator<Integer> numbers) implements Iterator<Tuple2<Integer, Integer>> {
    @Override
    public boolean hasNext() {
        return numbers.hasNext();
    }

    @Override
    public Tuple2<Integer, Integer> next() {
        return new Tuple2<>(numbers.next() % 10, 1);
    }
}
