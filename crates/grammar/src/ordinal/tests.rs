//! What is an ordinal, and what only looks like one.

use super::*;

#[test]
fn reads_cells() {
    use OrdinalStyle::*;
    let cases: &[(&str, &str, OrdinalStyle, &[u32])] = &[
        ("I", "I", Roman, &[1]),
        ("IV.", "IV", Roman, &[4]),
        ("XIX", "XIX", Roman, &[19]),
        ("III/", "III", Roman, &[3]),
        ("1", "1", Decimal, &[1]),
        ("01", "01", Decimal, &[1]),
        ("140.", "140", Decimal, &[140]),
        ("1-", "1", Decimal, &[1]),
        ("1/", "1", Decimal, &[1]),
        ("1)", "1)", Decimal, &[1]),
        ("2.1", "2.1", Decimal, &[2, 1]),
        ("2.1.", "2.1", Decimal, &[2, 1]),
        ("2.1-", "2.1", Decimal, &[2, 1]),
        ("2.1.3", "2.1.3", Decimal, &[2, 1, 3]),
        ("2.14", "2.14", Decimal, &[2, 14]),
        ("II.2.1", "II.2.1", Decimal, &[2, 2, 1]),
        ("a)", "a)", Letter, &[1]),
        ("a.", "a", Letter, &[1]),
        ("đ)", "đ)", Letter, &[5]),
        ("A.", "A", CapitalLetter, &[1]),
        ("C", "C", CapitalLetter, &[3]),
        ("(1)", "(1)", Parenthesised, &[1]),
        ("(12)-", "(12)", Parenthesised, &[12]),
        ("(2.1)", "(2.1)", Parenthesised, &[2, 1]),
        ("(a)", "(a)", Parenthesised, &[1]),
        ("(iii)", "(iii)", Parenthesised, &[3]),
        ("ii)", "ii)", Roman, &[2]),
        ("Điều 4.", "Điều 4", Article, &[4]),
        ("Chương II", "Chương II", Chapter, &[2]),
        ("Phần I", "Phần I", Part, &[1]),
        ("PHẦN A", "PHẦN A", Part, &[1]),
        ("a.1)", "a.1)", Letter, &[1, 1]),
        ("1a", "1a", Decimal, &[1, 1]),
        ("12c)", "12c)", Decimal, &[12, 3]),
        ("2.b.", "2.b", Decimal, &[2, 2]),
        ("đ.12", "đ.12", Letter, &[5, 12]),
        ("PHẦN THỨ NHẤT", "PHẦN THỨ NHẤT", Part, &[1]),
        ("Mục 3", "Mục 3", Section, &[3]),
        ("-", "-", Bullet, &[0]),
        ("+", "+", Bullet, &[0]),
        ("•", "•", Bullet, &[0]),
        ("§", "§", Bullet, &[0]),
        ("→", "→", Bullet, &[0]),
    ];
    for &(cell, label, style, values) in cases {
        let found = read(cell).unwrap_or_else(|| panic!("«{cell}» is an ordinal"));
        assert_eq!(
            (found.label.as_str(), found.style, found.values.as_slice()),
            (label, style, values),
            "{cell}"
        );
        assert_eq!(found.raw, cell);
    }
}

#[test]
fn leaves_other_cells() {
    for cell in [
        "",
        "2025",
        "1.500",
        "2021-2025",
        "IIII",
        "0",
        "STT",
        "Quý I",
        "30/8/2026",
        "UBND",
        "12%",
        "1, 2",
        "a1",
        "b2b",
        "30a/2008/NQ-CP",
        "30c/NQ-CP",
        "--",
    ] {
        assert_eq!(read(cell), None, "{cell}");
    }
}

#[test]
fn splits_lines() {
    let cases = [
        ("I. MỤC TIÊU", "I", "MỤC TIÊU"),
        ("II- NHIỆM VỤ", "II", "NHIỆM VỤ"),
        ("III/ Giải pháp", "III", "Giải pháp"),
        ("1. 100% các xã có đường", "1", "100% các xã có đường"),
        ("1.Tên nhiệm vụ", "1", "Tên nhiệm vụ"),
        ("1/ Sở Y tế", "1", "Sở Y tế"),
        ("1- Sở Y tế", "1", "Sở Y tế"),
        ("1 - Sở Y tế", "1", "Sở Y tế"),
        ("2.1 Phát triển đô thị", "2.1", "Phát triển đô thị"),
        ("2.1. phát triển đô thị", "2.1", "phát triển đô thị"),
        ("2.1- Rà soát", "2.1", "Rà soát"),
        ("2.1.3. Rà soát", "2.1.3", "Rà soát"),
        ("II.2.1. Sở Xây dựng", "II.2.1", "Sở Xây dựng"),
        ("a) Về hạ tầng", "a)", "Về hạ tầng"),
        ("đ)Về hạ tầng", "đ)", "Về hạ tầng"),
        ("(1)- Xây dựng", "(1)", "Xây dựng"),
        ("(2) xây dựng", "(2)", "xây dựng"),
        ("A. ĐẶC ĐIỂM", "A", "ĐẶC ĐIỂM"),
        ("a.1) Rà soát hồ sơ", "a.1)", "Rà soát hồ sơ"),
        ("a1) Rà soát hồ sơ", "a1)", "Rà soát hồ sơ"),
        ("b.2. Báo cáo", "b.2", "Báo cáo"),
        ("c1. Báo cáo", "c1", "Báo cáo"),
        ("d.2 - Báo cáo", "d.2", "Báo cáo"),
        ("PHẦN A", "PHẦN A", ""),
        ("PHẦN B. TỔ CHỨC THỰC HIỆN", "PHẦN B", "TỔ CHỨC THỰC HIỆN"),
        ("Điều 4. Tổ chức thực hiện", "Điều 4", "Tổ chức thực hiện"),
        ("Chương II QUY ĐỊNH CHUNG", "Chương II", "QUY ĐỊNH CHUNG"),
        ("Phần thứ nhất", "Phần thứ nhất", ""),
        ("PHẦN I: KẾT QUẢ", "PHẦN I", "KẾT QUẢ"),
        ("- Sở Y tế", "-", "Sở Y tế"),
        ("-Sở Y tế", "-", "Sở Y tế"),
        ("+ 100% hộ", "+", "100% hộ"),
        ("* Chỉ tiêu", "*", "Chỉ tiêu"),
    ];
    for (line, label, rest) in cases {
        let (found, tail) = split(line).unwrap_or_else(|| panic!("«{line}» opens with an ordinal"));
        assert_eq!((found.label.as_str(), tail), (label, rest), "{line}");
    }
}

#[test]
fn leaves_sentences() {
    let lines = [
        "5 cụm công nghiệp",
        "2021-2025",
        "37/2019/NĐ-CP",
        "30a/2008/NQ-CP ngày 27/12/2008 của Chính phủ",
        "30c/NQ-CP của Chính phủ",
        "3a/7 hộ dân đã di dời",
        "1.500 tỷ đồng",
        "I hope",
        "2.1 triệu đồng",
        "30/8/2026",
        "20.11.2025 là hạn",
        "33-NQ/TU của Tỉnh ủy",
        "V/v giao nhiệm vụ",
        "X-quang",
        "e-learning",
        "10-12% mỗi năm",
        "5 - 10 tỷ đồng",
        "Điều 4 Nghị quyết số 12",
        "Mục tiêu chung",
        "P. Tài chính",
        "a1 Rà soát",
        "x2 lần",
        "v1.0 của phần mềm",
        "Phần B của Phụ lục",
        "a.1.2. Rà soát",
        "(2021) là năm đầu",
        "-5%",
        "--- hết ---",
        "**đậm**",
        "24/7",
        "3, 4 và 5",
        "",
        "Năm 2024",
    ];
    for line in lines {
        assert_eq!(split(line), None, "{line}");
    }
}

#[test]
fn an_o_before_a_capital_is_a_bullet() {
    for (line, rest) in [
        ("o Thời gian: Quý I", Some("Thời gian: Quý I")),
        ("o  Sở Y tế", Some("Sở Y tế")),
        ("o bế", None),
        ("O Sở Y tế", None),
        ("ong Sở", None),
    ] {
        let found = split(line).filter(|(o, _)| o.style == OrdinalStyle::Bullet).map(|(_, rest)| rest);
        assert_eq!(found, rest, "{line}");
    }
}
