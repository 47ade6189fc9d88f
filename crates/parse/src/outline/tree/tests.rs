//! What the numbers of a part make of its outline.

use super::*;
use grammar::ordinal;

fn check(lines: &[&str], expected: &[&str]) {
    let units: Vec<Unit> = lines
        .iter()
        .map(|line| {
            // as Markdown declares headings
            let text = line.trim_start_matches('#').trim_start();
            let level = line.len() - line.trim_start_matches('#').len();
            let split = ordinal::split(text);
            let bullet =
                split.as_ref().filter(|(o, _)| o.style == OrdinalStyle::Bullet).map(|(o, _)| o.label.clone());
            Unit {
                text: text.into(),
                heading: (level > 0).then_some(level as u8),
                body: split.as_ref().map_or(text, |(_, rest)| rest).into(),
                ordinal: split.map(|(o, _)| o).filter(|o| o.style != OrdinalStyle::Bullet),
                bullet,
                ..Unit::default()
            }
        })
        .collect();
    let tree = grow("body", &units, |_| false, &mut Vec::new());
    let seen: Vec<String> = tree
        .entries
        .iter()
        .map(|e| match e.kind {
            Kind::Heading(node) => tree.nodes.get(node).map(|n| n.id.to_string()).unwrap_or_default(),
            Kind::Text => format!("text {}", e.path.join("/")),
            Kind::Caption => "caption".into(),
            Kind::Table => "table".into(),
        })
        .collect();
    assert_eq!(seen, expected);
}

#[test]
fn numbers_make_depth() {
    check(
        &[
            "I. MỤC ĐÍCH",
            "1. Làm rõ việc.",
            "II. NHIỆM VỤ",
            "1. Về quy hoạch",
            "- Rà soát.",
            "IV. TỔ CHỨC",
            "Giao các sở.",
        ],
        &["body/I", "text I/1", "body/II", "body/II/1", "text II/1", "body/IV", "text IV"],
    );
}

#[test]
fn an_item_with_its_day_is_no_heading() {
    let item = "1.1. Đóng điện trạm biến áp Phố Nối D, hoàn thành trước 30/4/2025.";
    check(
        &["II. NHIỆM VỤ", item, "- Đơn vị thực hiện: Ban Quản lý dự án."],
        &["body/II", "text II/1.1", "text II/1.1"],
    );
}

#[test]
fn items_below_a_declared_heading_count_from_one() {
    check(
        &[
            "# II. NHIỆM VỤ",
            "## 1. Về thể chế",
            "1. Rà soát.",
            "## 2. Về bộ máy",
            "1. Sắp xếp.",
            "2. Tinh giản.",
            "# III. TỔ CHỨC",
            "1. Giao các sở.",
        ],
        &[
            "body/II",
            "body/II/1",
            "text II/1/1",
            "body/II/2",
            "text II/2/1",
            "text II/2/2",
            "body/III",
            "text III/1",
        ],
    );
}

#[test]
fn unnumbered_headings_restart_the_numbers() {
    check(
        &["MỤC ĐÍCH", "1. Làm rõ.", "NHIỆM VỤ CHUNG", "1. Rà soát.", "2. Xây dựng."],
        &["body/h1", "text 1", "body/h2", "text 1", "text 2"],
    );
}

#[test]
fn a_level_may_be_left_out() {
    check(
        &[
            "II. KHẮC PHỤC",
            "2. Về hạn chế: dự án chậm",
            "2.1.1. Sở Xây dựng",
            "Rà soát danh mục.",
            "2.2. Về kinh tế",
            "2.2.1. Thu hồi tiền sai phạm.",
        ],
        &[
            "body/II",
            "body/II/2",
            "body/II/2/2.1.1",
            "text II/2/2.1.1",
            "body/II/2/2.2",
            "text II/2/2.2/2.2.1",
        ],
    );
    check(
        &["II. KHẮC PHỤC", "2. Rà soát dự án chậm", "3.1.1. Thu hồi tiền."],
        &["body/II", "text II/2", "text II/2/3.1.1"],
    );
}

#[test]
fn a_line_without_words_says_nothing_of_the_item_above_it() {
    for line in ["▪", "[Trang 3]", "3 / 12", "◇ ◇"] {
        check(&["I. NHIỆM VỤ", "1. Rà soát hồ sơ", line], &["body/I", "text I/1", "text I/1"]);
    }
    for line in ["Các đơn vị tự rà soát.", "…………"] {
        check(&["I. NHIỆM VỤ", "1. Về hồ sơ", line], &["body/I", "body/I/1", "text I/1"]);
    }
}
