//! What two sequences have in common, in order: the words of two texts, for what changed between them.

/// A longest common subsequence of two sequences, as pairs of indices in order. Of several, the one that goes on with
/// equal items where it can, and else leaves out items of `a` first.
///
/// Time and memory grow with the product of the lengths behind a common beginning: the caller bounds them.
///
/// ```
/// use normalize::alignment::common;
/// assert_eq!(common(&["quý", "i", "năm"], &["quý", "ii", "năm"]), [(0, 0), (2, 2)]);
/// ```
pub fn common<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let same = a.iter().zip(b).take_while(|(left, right)| left == right).count();
    let mut out: Vec<(usize, usize)> = (0..same).map(|at| (at, at)).collect();
    let (left, right) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    if left.is_empty() || right.is_empty() {
        return out;
    }
    let width = right.len() + 1;
    let mut longest = vec![0_u32; (left.len() + 1) * width];
    let read = |table: &[u32], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
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
    let (mut i, mut j) = (0, 0);
    while let (Some(own), Some(other)) = (left.get(i), right.get(j)) {
        if own == other {
            out.push((same + i, same + j));
            (i, j) = (i + 1, j + 1);
        } else if read(&longest, i + 1, j) >= read(&longest, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn what_two_sequences_share() {
        let cases: [(&str, &str, &[(usize, usize)]); 6] = [
            ("abc", "abc", &[(0, 0), (1, 1), (2, 2)]),
            ("abc", "xbc", &[(1, 1), (2, 2)]),
            ("ab", "ba", &[(1, 0)]),
            ("aab", "ab", &[(0, 0), (2, 1)]),
            ("", "ab", &[]),
            ("ab", "", &[]),
        ];
        for (a, b, expected) in cases {
            let (left, right): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            assert_eq!(common(&left, &right), expected, "{a} {b}");
        }
    }
}
