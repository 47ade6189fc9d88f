//! How near the ink of a short number is to what it may be, and what the engine's usual confusions hide.

/// What a reading may be once the usual confusions are undone: digits, and a roman numeral.
pub(crate) fn undisguised(read: &str) -> impl Iterator<Item = String> {
    [as_digits(read), as_roman(read)].into_iter().flatten()
}

/// Digits under their usual disguises. `None` where it was digits already or cannot be.
fn as_digits(text: &str) -> Option<String> {
    let out: String = text
        .trim()
        .trim_end_matches([')', '|', '/', '\''])
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            'l' | 'I' | '|' | 'i' | '!' | ']' | '[' | 'ì' | 'Ì' | 'í' | 'Í' => '1',
            'O' | 'o' | 'Q' | 'D' => '0',
            'Z' | 'z' => '2',
            'Á' | 'A' | 'Ả' | 'À' => '4',
            'S' | 's' | '§' => '5',
            'G' | 'b' => '6',
            'B' => '8',
            'g' | 'q' => '9',
            ',' | ':' | ';' | '·' | '⁄' | '/' | '-' => '.',
            other => other,
        })
        .collect();
    let digits =
        out.chars().all(|c| c.is_ascii_digit() || c == '.') && out.chars().any(|c| c.is_ascii_digit());
    (digits && out != text).then_some(out)
}

/// A roman numeral under its usual disguises; an `H` is two strokes.
fn as_roman(text: &str) -> Option<String> {
    let mut out = String::new();
    for c in text.trim().trim_end_matches(['.', ',']).chars() {
        match c {
            'I' | 'l' | '|' | '1' | 'i' | '!' | ']' | '[' | 'ì' | 'Ì' | 'í' | 'Í' | 'ï' | 'T' => {
                out.push('I');
            }
            'H' | 'N' => out.push_str("II"),
            'V' | 'v' | 'Ý' => out.push('V'),
            'X' | 'x' => out.push('X'),
            'M' if text.chars().count() == 1 => out.push_str("III"),
            _ => return None,
        }
    }
    (!out.is_empty() && out != text && out.chars().count() <= 6).then_some(out)
}

/// Difference of two short texts: edit distance, in which what OCR confuses counts little.
pub(crate) fn difference(read: &str, number: &str) -> f32 {
    let clean = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let (read, mut number) = (clean(read), clean(number));
    // The closing dot of «2.1.» stands in no label.
    if read.last() == Some(&'.') {
        number.push('.');
    }
    let mut row: Vec<f32> = Vec::with_capacity(number.len() + 1);
    row.push(0.0);
    for c in &number {
        row.push(row.last().copied().unwrap_or(0.0) + drop_cost(*c));
    }
    for r in &read {
        let mut above_left = row.first().copied().unwrap_or(0.0);
        if let Some(first) = row.first_mut() {
            *first += drop_cost(*r);
        }
        for (j, n) in number.iter().enumerate() {
            let up = row.get(j + 1).copied().unwrap_or(0.0);
            let left = row.get(j).copied().unwrap_or(0.0);
            let best = (above_left + swap_cost(*r, *n)).min(up + drop_cost(*r)).min(left + drop_cost(*n));
            above_left = up;
            if let Some(slot) = row.get_mut(j + 1) {
                *slot = best;
            }
        }
    }
    row.last().copied().unwrap_or(0.0)
}

/// A dot or a bracket is easily lost or made of dirt.
fn drop_cost(c: char) -> f32 {
    match c {
        '.' | ',' | ')' | '(' | ':' | '-' | '\'' | '`' | '|' | '\u{2019}' => 0.3,
        'I' | 'l' | '1' => 0.6,
        _ => 1.0,
    }
}

fn swap_cost(read: char, number: char) -> f32 {
    const ALIKE: &[&str] = &[
        "Il1|]!ijTÍìíïÌÏ/[",
        "0OoQD",
        "5Ss",
        "8B3",
        "6bG",
        "9gq",
        "2Zz",
        "7/?T",
        "4AÁÀẢa",
        ".,:;'-",
        "VvYy",
        "XxK",
        "HNM",
        "c©¢",
        "e€",
        "đdð",
    ];
    if read == number {
        return 0.0;
    }
    let alike = ALIKE.iter().any(|group| group.contains(read) && group.contains(number));
    // Two strokes run together: «II» read as «H» costs one such and one lost stroke.
    let strokes = matches!((read, number), ('H' | 'N' | 'M' | 'U', 'I'));
    if alike {
        0.25
    } else if strokes {
        0.3
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::{difference, undisguised};

    #[test]
    fn what_is_easily_confused_is_near() {
        for (read, near, far) in [
            ("25)", "2.5", "2.6"),
            ("H", "II", "2"),
            ("22", "2.2", "3"),
            ("218)", "2.8", "2.10"),
            ("l.2", "1.2", "1.3"),
        ]
        .map(|x| (x.0, x.1, x.2))
        {
            assert!(difference(read, near) < difference(read, far), "{read}: {near} before {far}");
        }
    }

    #[test]
    fn disguises_are_undone() {
        for (read, expected) in [
            ("l.2", vec!["1.2"]),
            ("Z", vec!["2"]),
            ("HI", vec!["III"]),
            ("l", vec!["1", "I"]),
            ("M", vec!["III"]),
            ("2:1)", vec!["2.1"]),
            ("STT", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(undisguised(read).collect::<Vec<_>>(), expected, "{read}");
        }
    }
}
