//! Feet as they arrive: in columns, fallen together, from pictures.

use super::*;

fn check(lines: &[&str], recipients: usize, signature: [Option<&str>; 3], residue: usize) {
    let lines: Vec<Line<'_>> = lines.iter().map(|t| Line { text: (*t).into(), ..Line::default() }).collect();
    let foot = read(&lines.iter().collect::<Vec<_>>());
    assert_eq!(foot.recipients.len(), recipients, "{:?}", foot.recipients);
    let found = foot.signatures.first().cloned().unwrap_or_default();
    assert_eq!([found.authority.as_deref(), found.position.as_deref(), found.name.as_deref()], signature);
    assert_eq!(foot.residue.len(), residue, "{:?}", foot.residue);
}

#[test]
fn lines_that_fell_together() {
    check(
        &[
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
            "Nơi nhận:",
            "- Văn phòng: các phòng, TT",
            "TTDL; - Lưu: VT.",
            "Lê Văn Ba",
        ],
        2,
        [Some("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"), Some("PHÓ CHỦ TỊCH"), Some("Lê Văn Ba")],
        0,
    );
}

#[test]
fn a_name_beside_the_recipients() {
    let head = ["Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- UBND tỉnh; CHỦ TỊCH"];
    let signed = |name| [Some("TM. ỦY BAN NHÂN DÂN"), Some("CHỦ TỊCH"), name];
    let with = |lines: [&'static str; 3]| [head.as_slice(), lines.as_slice()].concat();
    check(
        &with(["- Các ban, ngành;", "- Các bản; Lê Văn Ba", "- Lưu: VT."]),
        4,
        signed(Some("Lê Văn Ba")),
        0,
    );
    check(
        &with(["- Các ban, ngành;", "- Các bản;", "- Lưu: VT. Lê Văn Ba"]),
        4,
        signed(Some("Lê Văn Ba")),
        0,
    );
    // Another body, and a name that stands below.
    check(&with(["- Các bản; Báo Lào Cai", "- Lưu: VT.", ""]), 3, signed(None), 1);
    check(&with(["- Các bản; Hòa An", "- Lưu: VT.", "Lê Văn Ba"]), 3, signed(Some("Lê Văn Ba")), 0);
}

#[test]
fn the_columns_of_a_paper_of_the_party() {
    check(
        &["Nơi nhận T/M BAN THƯỜNG VỤ", "- Ban Bí thư (báo cáo), PHÓ BÍ THƯ", "- Lưu Văn phòng. Lê Văn Ba"],
        2,
        [Some("T/M BAN THƯỜNG VỤ"), Some("PHÓ BÍ THƯ"), Some("Lê Văn Ba")],
        0,
    );
    // «KT» is who drew up the paper.
    check(
        &["Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- Các xã; CHỦ TỊCH", "- Lưu: VT, KT. Lê Văn Ba"],
        2,
        [Some("TM. ỦY BAN NHÂN DÂN"), Some("CHỦ TỊCH"), Some("Lê Văn Ba")],
        0,
    );
    assert!(!is_recipients("Nơi nhận hồ sơ là Trung tâm Phục vụ hành chính công"));
}

#[test]
fn notes_that_the_paper_was_signed() {
    let signed = [Some("TM. ỦY BAN NHÂN DÂN"), Some("CHỦ TỊCH"), Some("Lê Văn Ba")];
    for note in ["(Đã ký)", "(đã kí)", "(Ký, đóng dấu)", "(Đã ký và đóng dấu)", "Đã ký:", "[Đã ký điện tử]"]
    {
        check(&["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", note, "Lê Văn Ba"], 0, signed, 0);
    }
    check(&["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký) Lê Văn Ba"], 0, signed, 0);
    check(&["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký ban hành)", "Lê Văn Ba"], 0, signed, 1);
}

#[test]
fn offices_of_several_words() {
    check(
        &["TL. TỔNG GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Đỗ Thị Hạnh"],
        0,
        [Some("TL. TỔNG GIÁM ĐỐC"), Some("CHÁNH VĂN PHÒNG"), Some("Đỗ Thị Hạnh")],
        0,
    );
    check(
        &["KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "Lê Văn Ba"],
        0,
        [Some("KT. BỘ TRƯỞNG, CHỦ NHIỆM"), Some("PHÓ CHỦ NHIỆM"), Some("Lê Văn Ba")],
        0,
    );
    check(
        &["Nơi nhận: KT. GIÁM ĐỐC", "- Như trên; PHÓ GIÁM ĐỐC", "- Lưu: VT.", "Lê Văn Ba"],
        2,
        [Some("KT. GIÁM ĐỐC"), Some("PHÓ GIÁM ĐỐC"), Some("Lê Văn Ba")],
        0,
    );
}

#[test]
fn a_standing_board_is_no_office() {
    check(
        &["TM. BAN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH", "Đào Mai Thi"],
        0,
        [Some("TM. BAN THƯỜNG TRỰC"), Some("PHÓ CHỦ TỊCH"), Some("Đào Mai Thi")],
        0,
    );
    check(
        &["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Lê Văn Ba"],
        0,
        [Some("T/M BAN THƯỜNG VỤ"), Some("PHÓ BÍ THƯ THƯỜNG TRỰC"), Some("Lê Văn Ba")],
        0,
    );
    check(
        &["TM. BAN THƯỜNG VỤ PHÓ BÍ THƯ THƯỜNG TRỰC", "Lê Văn Ba"],
        0,
        [Some("TM. BAN THƯỜNG VỤ"), Some("PHÓ BÍ THƯ THƯỜNG TRỰC"), Some("Lê Văn Ba")],
        0,
    );
}

#[test]
fn an_office_of_two_lines() {
    check(
        &[
            "TL. BỘ TRƯỞNG",
            "CỤC TRƯỞNG CỤC",
            "CHUYỂN ĐỔI SỐ QUỐC GIA",
            "Nơi nhận:",
            "- Như trên;",
            "Lê Văn Ba",
        ],
        1,
        [Some("TL. BỘ TRƯỞNG"), Some("CỤC TRƯỞNG CỤC\nCHUYỂN ĐỔI SỐ QUỐC GIA"), Some("Lê Văn Ba")],
        0,
    );
}

#[test]
fn an_office_below_the_name() {
    check(
        &[
            "Nơi nhận:",
            "- Lưu: VT.",
            "T/M. ĐOÀN KIỂM TRA",
            "TRƯỞNG ĐOÀN",
            "Lê Văn Ba",
            "PHÓ GIÁM ĐỐC",
            "SỞ CÔNG THƯƠNG SÔNG XANH",
        ],
        1,
        [
            Some("T/M. ĐOÀN KIỂM TRA"),
            Some("TRƯỞNG ĐOÀN\nPHÓ GIÁM ĐỐC\nSỞ CÔNG THƯƠNG SÔNG XANH"),
            Some("Lê Văn Ba"),
        ],
        0,
    );
}

#[test]
fn feet() {
    check(
        &[
            "Nơi nhận: #",
            "- UBND tỉnh (b/c);",
            "- Lưu VT, (3 b) 13",
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
            "Trần Văn Ba",
        ],
        2,
        [Some("TM. ỦY BAN NHÂN DÂN"), Some("CHỦ TỊCH"), Some("Trần Văn Ba")],
        0,
    );
    check(
        &[
            "TM. ỦY BAN NHÂN DÂN",
            "KT. CHỦ TỊCH",
            "Nơi nhận:",
            "- Như trên;",
            "PHÓ CHỦ TỊCH",
            "- Lưu: VT.",
            "Lê Thị Hoa",
        ],
        2,
        [Some("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"), Some("PHÓ CHỦ TỊCH"), Some("Lê Thị Hoa")],
        0,
    );
    check(
        &["Nơi nhận: - Như trên; - Lưu: VT. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", "(Báo cáo)"],
        2,
        [Some("TM. ỦY BAN NHÂN DÂN"), Some("CHỦ TỊCH"), None],
        1,
    );
}

#[test]
fn two_bodies_that_sign_side_by_side() {
    let lines: Vec<Line<'_>> = [
        "Các đơn vị thực hiện.",
        "SỞ Y TẾ",
        "GIÁM ĐỐC",
        "Lê Văn Ba",
        "CÔNG AN TỈNH",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Đại tá Trần Văn An",
        "Nơi nhận:",
        "- Lưu: VT.",
    ]
    .iter()
    .map(|t| Line { text: (*t).into(), ..Line::default() })
    .collect();
    assert_eq!(find(lines.iter().map(Some)), Some(1));
    let foot = read(&lines.iter().skip(1).collect::<Vec<_>>());
    let found: Vec<[Option<&str>; 3]> = foot
        .signatures
        .iter()
        .map(|s| [s.authority.as_deref(), s.position.as_deref(), s.name.as_deref()])
        .collect();
    assert_eq!(
        found,
        [
            [Some("SỞ Y TẾ"), Some("GIÁM ĐỐC"), Some("Lê Văn Ba")],
            [Some("CÔNG AN TỈNH\nKT. GIÁM ĐỐC"), Some("PHÓ GIÁM ĐỐC"), Some("Đại tá Trần Văn An")],
        ]
    );
    assert!(foot.residue.is_empty() && foot.recipients.len() == 1);
}
