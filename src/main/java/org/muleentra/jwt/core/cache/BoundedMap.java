package org.muleentra.jwt.core.cache;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A map that holds so much and no more, whose values are good for a while; thread-safe. Whoever finds a value takes no lock,
 * and writes nothing but the first time.
 *
 * <p>A new key is on probation in a queue that has a tenth of the room once the map is full. Who is not asked for again
 * before the queue has passed goes; who is becomes a regular, and regulars go last. So a flood of keys that come once goes
 * through that tenth alone. Of who went, the hash is remembered for a while: who comes back is a regular at once. It is
 * S3-FIFO (Yang and others, <i>FIFO queues are all you need for cache eviction</i>, SOSP 2023), with one bit for a use.
 *
 * @param <K> keys, with {@code equals} and {@code hashCode}
 * @param <V> values, compared by identity
 */
public final class BoundedMap<K, V> {

  private static final int PROBATION = 10;

  private final long bound;
  private final ToLongFunction<? super V> weight;
  private final Predicate<? super V> good;
  private final ConcurrentMap<K, Entry<K, V>> entries = new ConcurrentHashMap<>();
  /** Guards the sets below and every change of the map, and is held for a few steps. */
  private final Object order = new Object();
  private final Queue<K, V> newcomers = new Queue<>();
  private final Queue<K, V> regulars = new Queue<>();
  private final Set<Integer> gone = new LinkedHashSet<>();

  /**
   * An empty map.
   *
   * @param bound how many keys it holds at most, at least one
   * @param good whether a value still is; what is not is found no more. Called under the lock: must neither wait nor ask this map
   */
  public BoundedMap(int bound, Predicate<? super V> good) {
    this(bound, value -> 1, good);
  }

  /**
   * An empty map whose values weigh unequally.
   *
   * @param bound how much its values weigh together at most; one that weighs more stands alone
   * @param weight of a value, above 0 and always the same
   */
  public BoundedMap(long bound, ToLongFunction<? super V> weight, Predicate<? super V> good) {
    this.bound = bound;
    this.weight = weight;
    this.good = good;
  }

  /** The value of the key if it is good, or {@code null}. */
  public V get(K key) {
    return use(entries.get(key));
  }

  /**
   * Gives the key this value unless it has a good one.
   *
   * @return the good one that it has, or {@code null} where this is its value now
   */
  public V putIfAbsent(K key, V value) {
    synchronized (order) {
      Entry<K, V> entry = entries.get(key);
      V known = use(entry);
      if (known != null) {
        return known;
      }
      put(entry, key, value);
      return null;
    }
  }

  /** Gives the key this value in place of any that it has. */
  public void put(K key, V value) {
    synchronized (order) {
      put(entries.get(key), key, value);
    }
  }

  private void put(Entry<K, V> entry, K key, V value) {
    long needed = weight.applyAsLong(value);
    if (entry == null) {
      add(new Entry<>(key, value, needed));
      return;
    }
    // Asked for again, if late: it keeps its place, unless it needs more room than it had.
    entry.used = true;
    if (needed <= entry.weight) {
      entry.value = value;
      return;
    }
    queueOf(entry).remove(entry);
    makeRoom(needed);
    Entry<K, V> heavier = new Entry<>(key, value, needed);
    heavier.regular = entry.regular;
    heavier.used = true;
    queueOf(heavier).add(heavier);
    entries.put(key, heavier);
  }

  /** Takes the key out if this very object is its value. */
  public void remove(K key, V value) {
    synchronized (order) {
      Entry<K, V> entry = entries.get(key);
      if (entry != null && entry.value == value) {
        queueOf(entry).remove(entry);
        forget(entry);
      }
    }
  }

  /** Takes all out. */
  public void clear() {
    synchronized (order) {
      entries.clear();
      newcomers.clear();
      regulars.clear();
      gone.clear();
    }
  }

  /** A key whose value is such, or {@code null}; looks at one after the other. */
  public K keyOf(Predicate<? super V> such) {
    for (Entry<K, V> entry : entries.values()) {
      if (such.test(entry.value)) {
        return entry.key;
      }
    }
    return null;
  }

  /** How many keys it holds, those included whose values are no longer good. */
  public int size() {
    return entries.size();
  }

  private V use(Entry<K, V> entry) {
    V value = entry == null ? null : entry.value;
    if (value == null || !good.test(value)) {
      return null;
    }
    // Read first: threads that only read share the line of the processor's cache, and one that writes takes it away.
    if (!entry.used) {
      entry.used = true;
    }
    return value;
  }

  private void add(Entry<K, V> entry) {
    forgetSpoiled(newcomers);
    forgetSpoiled(regulars);
    makeRoom(entry.weight);
    entry.regular = gone.remove(entry.key.hashCode());
    queueOf(entry).add(entry);
    entries.put(entry.key, entry);
  }

  /** Those at the head: the oldest, so most of what there is. The rest goes when its turn comes. */
  private void forgetSpoiled(Queue<K, V> queue) {
    for (Entry<K, V> oldest = queue.oldest(); oldest != null && !good.test(oldest.value); oldest = queue.oldest()) {
      queue.remove(oldest);
      forget(oldest);
    }
  }

  private void makeRoom(long needed) {
    // One round at most, however many are used meanwhile.
    int turns = regulars.size();
    while (!entries.isEmpty() && newcomers.weight + regulars.weight + needed > bound) {
      boolean probation = regulars.size() == 0 || newcomers.weight > bound / PROBATION;
      Queue<K, V> queue = probation ? newcomers : regulars;
      Entry<K, V> oldest = queue.oldest();
      if (oldest == null) {
        return;
      }
      queue.remove(oldest);
      if (oldest.used && (probation || turns-- > 0) && good.test(oldest.value)) {
        oldest.used = false;
        oldest.regular = true;
        regulars.add(oldest);
      } else {
        forget(oldest);
      }
    }
  }

  private void forget(Entry<K, V> entry) {
    entries.remove(entry.key, entry);
    gone.add(entry.key.hashCode());
    if (gone.size() > Math.max(entries.size(), 1)) {
      Iterator<Integer> oldest = gone.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private Queue<K, V> queueOf(Entry<K, V> entry) {
    return entry.regular ? regulars : newcomers;
  }

  private static final class Entry<K, V> {

    private final K key;
    private final long weight;
    private volatile V value;
    /** Since it was last looked at; a use that two threads note at once may be lost, which costs a place and no more. */
    private boolean used;
    private boolean regular;

    Entry(K key, V value, long weight) {
      this.key = key;
      this.value = value;
      this.weight = weight;
    }
  }

  /** Entries in the order in which they came, and what they weigh together. */
  private static final class Queue<K, V> {

    private final Set<Entry<K, V>> entries = new LinkedHashSet<>();
    private long weight;

    void add(Entry<K, V> entry) {
      entries.add(entry);
      weight += entry.weight;
    }

    void remove(Entry<K, V> entry) {
      if (entries.remove(entry)) {
        weight -= entry.weight;
      }
    }

    void clear() {
      entries.clear();
      weight = 0;
    }

    /** The first that came, or {@code null}. */
    Entry<K, V> oldest() {
      Iterator<Entry<K, V>> all = entries.iterator();
      return all.hasNext() ? all.next() : null;
    }

    int size() {
      return entries.size();
    }
  }
}
