//! Rows of tables that head a group, and items whose letter stands in their text, each in an invented plan, read whole.

use crate::plan::read;

/// The paths of the headings with their parents, and those of the tasks.
fn outline(rows: &[&'static str]) -> Vec<String> {
    let head = ["TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian"];
    let parsed = read(&[&head, rows].concat()).0;
    let of_table = parsed.outline.iter().filter(|n| n.row.is_some());
    let nodes = of_table.map(|n| format!("{} < {}", n.title, n.parent.as_deref().unwrap_or("-")));
    let tasks = parsed.tasks.iter().map(|t| format!("{}: {}", t.path.join("/"), t.text));
    nodes.chain(tasks).collect()
}

#[test]
fn groups_without_number_stand_side_by_side() {
    let found = outline(&[
        "1 | Xây dựng cơ sở dữ liệu | Sở Nội vụ | 6/2026",
        " | Nhóm nhiệm vụ an toàn thông tin | | ",
        "2 | Diễn tập ứng cứu sự cố | Sở Nội vụ | 8/2026",
        " | Lĩnh vực y tế | | ",
        "3 | Khám sức khỏe | Sở Y tế | 9/2026",
    ]);
    assert_eq!(
        found,
        [
            "Nhóm nhiệm vụ an toàn thông tin < -",
            "Lĩnh vực y tế < -",
            "1: Xây dựng cơ sở dữ liệu",
            "2: Diễn tập ứng cứu sự cố",
            "3: Khám sức khỏe",
        ]
    );
}

#[test]
fn letters_in_the_text_of_rows_without_number() {
    let found = outline(&[
        "3 | Phổ cập kỹ năng số | Sở Nội vụ | Năm 2026",
        " | a) Tổ công nghệ số | UBND cấp xã | Quý II/2026",
        " | b) Bình dân học vụ số | Sở Giáo dục và Đào tạo | Quý IV/2026",
        "4 | Số hóa tài liệu | Sở Nội vụ | Năm 2027",
    ]);
    let expected =
        ["Phổ cập kỹ năng số < -", "3/a): Tổ công nghệ số", "3/b): Bình dân học vụ số", "4: Số hóa tài liệu"];
    assert_eq!(found, expected);
    // A letter that the numbering does not ask for is part of the text.
    let found = outline(&[
        "1 | Rà soát hồ sơ | Sở Nội vụ | Năm 2026",
        " | d) Hồ sơ loại d | Sở Y tế | Quý II/2026",
        "2 | Số hóa tài liệu | Sở Nội vụ | Năm 2027",
    ]);
    assert_eq!(found, ["1: Rà soát hồ sơ", ": d) Hồ sơ loại d", "2: Số hóa tài liệu"]);
}
