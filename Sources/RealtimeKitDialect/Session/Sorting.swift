/// Sorting in place: the standard library's sort allocates what it merges in.
extension Array {
  /// Brings the elements from `start` on into order; those of which none precedes the other stay as they stood.
  ///
  /// For lists that are short or almost sorted: each element moves from behind to where it belongs.
  mutating func insertionSort(from start: Int = 0, by precedes: (Element, Element) -> Bool) {
    for index in indices.dropFirst(start + 1) {
      var position = index
      while position > start, precedes(self[position], self[position - 1]) {
        swapAt(position, position - 1)
        position -= 1
      }
    }
  }
}

extension Array where Element: Comparable {
  /// Brings the elements into ascending order, whatever their number: a quicksort that parts them in three, because
  /// samples mostly repeat a few values.
  mutating func sortInPlace() { sortInPlace(0, count) }

  private mutating func sortInPlace(_ lower: Int, _ upper: Int) {
    var (lower, upper) = (lower, upper)
    while upper - lower > 1 {
      let pivot = Swift.max(
        Swift.min(self[lower], self[(lower + upper) / 2]),
        Swift.min(Swift.max(self[lower], self[(lower + upper) / 2]), self[upper - 1]))
      var (less, next, greater) = (lower, lower, upper)
      while next < greater {
        if self[next] < pivot {
          swapAt(next, less)
          less += 1
          next += 1
        } else if self[next] > pivot {
          greater -= 1
          swapAt(next, greater)
        } else {
          next += 1
        }
      }
      // The shorter part by a call, the longer by the loop, so that calls never lie deep.
      if less - lower < upper - greater {
        sortInPlace(lower, less)
        lower = greater
      } else {
        sortInPlace(greater, upper)
        upper = less
      }
    }
  }
}
