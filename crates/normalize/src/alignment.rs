//! What two sequences have in common, in order: the words of two texts, for what changed between them.

/// A longest common subsequence of two sequences, as pairs of indices in order. Of several, the one that goes on with
/// equal items where it can, and else leaves out items of `a` first.
///
/// Time and memory grow with the product of the lengths between a common beginning and a common end: the caller bounds them.
///
/// ```
/// use normalize::alignment::common;
/// assert_eq!(common(&["quý", "i", "năm"], &["quý", "ii", "năm"]), [(0, 0), (2, 2)]);
/// ```
pub fn common<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let same = a.iter().zip(b).take_while(|(left, right)| left == right).count();
    let mut out: Vec<(usize, usize)> = (0..same).map(|at| (at, at)).collect();
    let (left, right) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    let last = left.iter().rev().zip(right.iter().rev()).take_while(|(left, right)| left == right).count();
    let longest = Lengths::of(
        left.get(..left.len() - last).unwrap_or_default(),
        right.get(..right.len() - last).unwrap_or_default(),
    );
    let (mut i, mut j) = (0, 0);
    while let (Some(own), Some(other)) = (left.get(i), right.get(j)) {
        if own == other {
            out.push((same + i, same + j));
            (i, j) = (i + 1, j + 1);
        } else if longest.leaves_out_left(i, j) {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

/// How long the longest common subsequence of two sequences is from each pair of their places on. A common end behind them
/// makes each longer by as much, and needs no place here.
struct Lengths {
    /// Of the two sequences.
    sizes: [usize; 2],
    /// Row by row; none where one of the sequences is empty.
    longest: Vec<u32>,
}

impl Lengths {
    fn of<T: PartialEq>(left: &[T], right: &[T]) -> Self {
        let sizes = [left.len(), right.len()];
        if left.is_empty() || right.is_empty() {
            return Self { sizes, longest: Vec::new() };
        }
        let width = right.len() + 1;
        let mut longest = vec![0_u32; (left.len() + 1) * width];
        for (i, own) in left.iter().enumerate().rev() {
            let (upper, lower) = longest.split_at_mut((i + 1) * width);
            let row = upper.get_mut(i * width..).unwrap_or_default().iter_mut();
            let below = lower.iter().zip(lower.get(1..width).unwrap_or_default());
            let mut length = 0;
            for ((slot, (&without_own, &without_both)), other) in row.zip(below).zip(right).rev() {
                length = if own == other { without_both + 1 } else { without_own.max(length) };
                *slot = length;
            }
        }
        Self { sizes, longest }
    }

    /// Which of two items to leave out that are not the same. Where one of them stands in the common end, it is that which is
    /// further from its own end: all that is left of the other has its match there.
    fn leaves_out_left(&self, i: usize, j: usize) -> bool {
        let [left, right] = self.sizes;
        if i >= left || j >= right {
            return i + right < j + left;
        }
        let read = |i: usize, j: usize| self.longest.get(i * (right + 1) + j).copied().unwrap_or(0);
        read(i + 1, j) >= read(i, j + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn what_two_sequences_share() {
        let cases: [(&str, &str, &[(usize, usize)]); 9] = [
            ("abc", "abc", &[(0, 0), (1, 1), (2, 2)]),
            ("abc", "xbc", &[(1, 1), (2, 2)]),
            ("ab", "ba", &[(1, 0)]),
            ("aab", "ab", &[(0, 0), (2, 1)]),
            ("xb", "ybcb", &[(1, 1)]),
            ("xbcb", "yb", &[(3, 1)]),
            ("xb", "yb", &[(1, 1)]),
            ("", "ab", &[]),
            ("ab", "", &[]),
        ];
        for (a, b, expected) in cases {
            let (left, right): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            assert_eq!(common(&left, &right), expected, "{a} {b}");
        }
    }

    /// The same without looking at the ends first.
    fn plainly(a: &[u8], b: &[u8]) -> Vec<(usize, usize)> {
        let length = |a: &[u8], b: &[u8]| plainly(a, b).len();
        match (a, b) {
            ([own, left @ ..], [other, right @ ..]) => {
                let (rest, by) = if own == other {
                    (plainly(left, right), (1, 1))
                } else if length(left, b) >= length(a, right) {
                    (plainly(left, b), (1, 0))
                } else {
                    (plainly(a, right), (0, 1))
                };
                let first = (own == other).then_some((0, 0));
                first.into_iter().chain(rest.into_iter().map(|(i, j)| (i + by.0, j + by.1))).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn short_cuts_change_nothing() {
        let words = |length: u32| {
            (0..3_u32.pow(length)).map(move |n| (0..length).map(|at| (n / 3_u32.pow(at) % 3) as u8).collect())
        };
        let all: Vec<Vec<u8>> = (0..=4).flat_map(words).collect();
        for a in &all {
            for b in &all {
                assert_eq!(common(a, b), plainly(a, b), "{a:?} {b:?}");
            }
        }
    }
}
