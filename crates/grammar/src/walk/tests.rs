//! Numberings as plans print them, and their faults.

use super::*;
use crate::ordinal::read;

/// Walks through printed numbers and gives the steps that are not sound, and every path.
fn walk(numbers: &str) -> (Vec<(String, Step)>, Vec<String>) {
    let mut walk = Walk::default();
    let mut faults = Vec::new();
    let mut paths = Vec::new();
    for number in numbers.split_whitespace() {
        let ordinal = read(number).unwrap_or_else(|| panic!("«{number}» is an ordinal"));
        let peeked = walk.peek(&ordinal);
        let step = walk.take(&ordinal);
        assert_eq!(peeked, step, "peek and take agree on {number}");
        if !step.is_sound() {
            faults.push((number.to_owned(), step));
        }
        paths.push(walk.path().join("/"));
    }
    (faults, paths)
}

#[test]
fn sound_numberings() {
    let cases = [
        ("I 1 2 2.1 2.2 3 II 1", "II/1"),
        ("I 1 2 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10 2.11 2.12 2.13 2.14 3", "I/3"),
        ("1 2 a) b) c) d) đ) e) 3 a)", "3/a)"),
        ("1 a) b) c) d) e)", "1/e)"),
        ("I 1 2 3 II 4 5 III 6", "III/6"),
        ("I 1 2 II 2.1 2.2 III 3.1", "III/3.1"),
        ("A I 1 a) - - b) 2 II 1 B I", "B/I"),
        ("A I II B III IV", "B/IV"),
        ("(1) (2) (3)", "(3)"),
        ("I (1) (2) (2.1) - (2.2) (3) (3.1) II", "II"),
        ("I 1 (1.1) (1.2) 2 (2.1)", "I/2/(2.1)"),
        ("1 1.1 1.1.1 1.1.2 1.2 1.2.1 2", "2"),
        ("I. 1. 1.1. - - 1.2. - 2. II.", "II"),
        ("1.1 1.2 2.1 2.2 3.1", "3.1"),
        ("I - - 1 - + + - 2", "I/2"),
        ("1 - a) - b)", "1/b)"),
        ("a) i) ii) iii) b)", "b)"),
        ("a) b) c) d) đ) e) g) h) i) k)", "k)"),
        ("1 2 3 I 1 2 II 1", "II/1"),
        ("A. B. C. D. Đ. E. G. H. I. K.", "K"),
        ("I 1 a) a.1) a.2) b) b.1) b.2) 2 a) a.1)", "I/2/a)/a.1)"),
        ("1 a) a1) a2) - b) b1) - 2", "2"),
        ("1 a1) a2) b1) b2)", "1/b2)"),
        ("I 1 (1) (2) a) b) (3) 2 (1)", "I/2/(1)"),
    ];
    for (numbers, path) in cases {
        let (faults, paths) = walk(numbers);
        assert_eq!(faults, [], "{numbers}");
        assert_eq!(paths.last().map(String::as_str), Some(path), "{numbers}");
    }
}

#[test]
fn numbers_named_by_what_they_count() {
    for (numbers, path) in [
        ("II|Nhiệm vụ 1|Nhiệm vụ 2|III", "III"),
        ("II|Nhiệm vụ 1|Hoạt động 1.1|Hoạt động 1.2|Nhiệm vụ 2|Hoạt động 2.1", "II/Nhiệm vụ 2/Hoạt động 2.1"),
        ("II|1|Hoạt động 1.1|2|Hoạt động 2.1", "II/2/Hoạt động 2.1"),
        ("II|Nhiệm vụ 1|1.1|1.2|Nhiệm vụ 2|2.1|a)", "II/Nhiệm vụ 2/2.1/a)"),
        ("II|Nhiệm vụ 1|1|2|Nhiệm vụ 2|1|-", "II/Nhiệm vụ 2/1/-"),
        ("II|1|Nhiệm vụ 1|Nhiệm vụ 2|2|Nhiệm vụ 3|Một là|Hai là", "II/2/Nhiệm vụ 3/Hai là"),
        ("Nhóm nhiệm vụ 1|Nhiệm vụ 1|Nhiệm vụ 2|Nhóm nhiệm vụ 2|Nhiệm vụ 1", "Nhóm nhiệm vụ 2/Nhiệm vụ 1"),
        ("Thứ nhất,|Thứ hai,|Thứ ba,", "Thứ ba"),
    ] {
        let mut walk = Walk::default();
        for number in numbers.split('|') {
            let ordinal = read(number).unwrap_or_else(|| panic!("«{number}» is an ordinal"));
            let step = walk.take(&ordinal);
            assert!(step.is_sound() || number == "II", "{number} in {numbers}: {step:?}");
        }
        assert_eq!(walk.path().join("/"), path, "{numbers}");
    }
}

#[test]
fn faults_are_reported() {
    let cases = [
        ("I 1 2 4", "4", Step::Gap { missing: 1 }),
        ("I 1 II IV", "IV", Step::Gap { missing: 1 }),
        ("1 2 2", "2", Step::Repeat),
        ("1 a) a.1) a.3)", "a.3)", Step::Gap { missing: 1 }),
        ("1 2 3 2", "2", Step::Backwards),
        ("2 2.1 2.3", "2.3", Step::Gap { missing: 1 }),
        ("1 1.1 2.1", "2.1", Step::Gap { missing: 1 }),
        ("1 a) c)", "c)", Step::Gap { missing: 1 }),
        ("I 1 2 II 2", "2", Step::Gap { missing: 1 }),
        ("1 2 99", "99", Step::Unrelated),
        ("3 3.1 2.1", "2.1", Step::Backwards),
    ];
    for (numbers, at, step) in cases {
        let (faults, _) = walk(numbers);
        assert_eq!(faults.last(), Some(&(at.to_owned(), step)), "{numbers}");
    }
}

#[test]
fn named_parts_enclose_the_rest() {
    let mut walk = Walk::default();
    let numbers = [
        "Chương I",
        "Điều 1",
        "1",
        "a)",
        "b)",
        "2",
        "Điều 2",
        "Chương II",
        "Mục 1",
        "Điều 3",
        "1",
        "Mục 2",
        "Điều 4",
    ];
    for number in numbers {
        let step = walk.take(&read(number).unwrap());
        assert!(step.is_sound(), "{number}: {step:?}");
    }
    assert_eq!(walk.path(), ["Chương II", "Mục 2", "Điều 4"]);
}
