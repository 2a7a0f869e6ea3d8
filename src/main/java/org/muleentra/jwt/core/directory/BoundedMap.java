package org.muleentra.jwt.core.directory;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * A map of so many keys and no more, whose values are good for a while; thread-safe. Whoever finds a value takes no lock, and
 * writes nothing but the first time.
 *
 * <p>A new key is on probation in a queue that has a tenth of the room once the map is full. Who is not asked for again
 * before the queue has passed goes; who is becomes a regular, and regulars go last. So a flood of keys that come once goes
 * through that tenth alone. Of who went, the hash is remembered for a while: who comes back is a regular at once. It is
 * S3-FIFO (Yang and others, <i>FIFO queues are all you need for cache eviction</i>, SOSP 2023), with one bit for a use.
 *
 * @param <K> keys, with {@code equals} and {@code hashCode}
 * @param <V> values, compared by identity
 */
final class BoundedMap<K, V> {

  private static final int PROBATION = 10;

  private final int bound;
  private final Predicate<? super V> good;
  private final ConcurrentMap<K, Entry<K, V>> entries = new ConcurrentHashMap<>();
  /** Guards the sets below and every change of the map, and is held for a few steps. */
  private final Object order = new Object();
  private final Set<Entry<K, V>> newcomers = new LinkedHashSet<>();
  private final Set<Entry<K, V>> regulars = new LinkedHashSet<>();
  private final Set<Integer> gone = new LinkedHashSet<>();

  /**
   * An empty map.
   *
   * @param bound how many keys it holds at most, at least one
   * @param good whether a value still is; what is not is found no more. Called under the lock: must neither wait nor ask this map
   */
  BoundedMap(int bound, Predicate<? super V> good) {
    this.bound = bound;
    this.good = good;
  }

  /** The value of the key if it is good, or {@code null}. */
  V get(K key) {
    return use(entries.get(key));
  }

  /**
   * Gives the key this value unless it has a good one.
   *
   * @return the good one that it has, or {@code null} where this is its value now
   */
  V putIfAbsent(K key, V value) {
    synchronized (order) {
      Entry<K, V> entry = entries.get(key);
      V known = use(entry);
      if (known != null) {
        return known;
      }
      if (entry == null) {
        add(new Entry<>(key, value));
      } else {
        // Asked for again, if late: it keeps its place.
        entry.value = value;
        entry.used = true;
      }
      return null;
    }
  }

  /** Takes the key out if this very object is its value. */
  void remove(K key, V value) {
    synchronized (order) {
      Entry<K, V> entry = entries.get(key);
      if (entry != null && entry.value == value) {
        queueOf(entry).remove(entry);
        forget(entry);
      }
    }
  }

  /** How many keys it holds, those included whose values are no longer good. */
  int size() {
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
    makeRoom();
    entry.regular = gone.remove(entry.key.hashCode());
    queueOf(entry).add(entry);
    entries.put(entry.key, entry);
  }

  /** Those at the head: the oldest, so most of what there is. The rest goes when its turn comes. */
  private void forgetSpoiled(Set<Entry<K, V>> queue) {
    Iterator<Entry<K, V>> oldest = queue.iterator();
    while (oldest.hasNext()) {
      Entry<K, V> entry = oldest.next();
      if (good.test(entry.value)) {
        return;
      }
      oldest.remove();
      forget(entry);
    }
  }

  private void makeRoom() {
    // One round at most, however many are used meanwhile.
    int turns = regulars.size();
    while (newcomers.size() + regulars.size() >= bound) {
      boolean probation = regulars.isEmpty() || newcomers.size() > bound / PROBATION;
      Entry<K, V> oldest = takeOldest(probation ? newcomers : regulars);
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
    if (gone.size() > bound) {
      takeOldest(gone);
    }
  }

  private Set<Entry<K, V>> queueOf(Entry<K, V> entry) {
    return entry.regular ? regulars : newcomers;
  }

  private static <T> T takeOldest(Set<T> queue) {
    Iterator<T> all = queue.iterator();
    T oldest = all.next();
    all.remove();
    return oldest;
  }

  private static final class Entry<K, V> {

    private final K key;
    private volatile V value;
    /** Since it was last looked at; a use that two threads note at once may be lost, which costs a place and no more. */
    private boolean used;
    private boolean regular;

    Entry(K key, V value) {
      this.key = key;
      this.value = value;
    }
  }
}
