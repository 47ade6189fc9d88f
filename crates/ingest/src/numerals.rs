//! Numbers as programs print them before list items: roman, letters.

/// I, II, III, …; beyond 4999, decimals.
pub(crate) fn roman(n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if n == 0 || n > 4999 {
        return n.to_string();
    }
    let mut left = n;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// a…z, then aa, bb, …: the letter is repeated.
pub(crate) fn letters(n: u32) -> String {
    const LONGEST: u32 = 20;
    let Some(index) = n.checked_sub(1).filter(|index| *index < 26 * LONGEST) else { return n.to_string() };
    let letter = char::from(b'a' + (index % 26) as u8);
    std::iter::repeat_n(letter, (index / 26 + 1) as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers() {
        for (n, written) in [(1, "I"), (4, "IV"), (14, "XIV"), (1999, "MCMXCIX"), (0, "0"), (5000, "5000")] {
            assert_eq!(roman(n), written);
        }
        for (n, written) in [(1, "a"), (26, "z"), (28, "bb"), (0, "0")] {
            assert_eq!(letters(n), written);
        }
    }
}
