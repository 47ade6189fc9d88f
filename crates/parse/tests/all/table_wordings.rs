//! The ways in which tables say who does what by when, each in an invented plan, read whole.

use model::Code;

use crate::plan::read;
use crate::wordings::{names, tasks};

/// Roles of the columns of the first table, then a line a task: text, who leads, who takes part, by when.
pub(crate) fn check_table(lines: &[&'static str], roles: &str, expected: &[&str]) {
    let parsed = read(lines).0;
    let columns = parsed.tables.first().map(|t| t.columns.iter().map(|c| c.role.name()).collect::<Vec<_>>());
    assert_eq!(columns.unwrap_or_default().join(" "), roles);
    let found: Vec<String> = parsed
        .tasks
        .iter()
        .map(|t| {
            let due = t.due.map_or_else(String::new, |d| d.to_string());
            let (lead, with) = (names(&t.lead).join("; "), names(&t.coordinate).join("; "));
            [t.text.as_str(), &lead, &with, &due].join(" | ")
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn two_levels_of_a_header_in_separated_text() {
    check_table(
        &[
            "TT | Nhiệm vụ | Phân công thực hiện | | Thời gian | ",
            " | | Chủ trì | Phối hợp | Bắt đầu | Hoàn thành",
            "1 | Xây dựng kế hoạch | Sở Y tế | Các sở | 01/2026 | 3/2026",
            "2 | Tổ chức hội nghị | Sở Nội vụ | Các sở | 6/2026 | 7/2026",
        ],
        "number content lead coordinate start finish",
        &[
            "Xây dựng kế hoạch | Sở Y tế | Các sở | 2026-03-31",
            "Tổ chức hội nghị | Sở Nội vụ | Các sở | 2026-07-31",
        ],
    );
}

#[test]
fn cells_that_name_their_roles() {
    check_table(
        &[
            "TT | Nội dung | Bộ phận thực hiện | Thời gian thực hiện",
            "1 | Tập huấn | Chủ trì: Sở Y tế; phối hợp: Sở Tài chính | Quý I/2026",
            "2 | Kiểm tra công vụ | Thanh tra tỉnh (chủ trì), Sở Nội vụ (phối hợp) | Quý II/2026",
            "3 | Truyền thông | BGH, BCH Công đoàn | Quý III/2026",
        ],
        "number content lead during",
        &[
            "Tập huấn | Sở Y tế | Sở Tài chính | 2026-03-31",
            "Kiểm tra công vụ | Thanh tra tỉnh | Sở Nội vụ | 2026-06-30",
            "Truyền thông | Ban Giám hiệu; Ban Chấp hành Công đoàn |  | 2026-09-30",
        ],
    );
}

#[test]
fn rows_without_numbers_stay_apart() {
    check_table(
        &[
            "Thứ/Ngày | Nội dung | Chủ trì | Thành phần",
            "Thứ Hai 16/3 | Họp giao ban | Chủ tịch | Lãnh đạo các phòng",
            "Thứ Ba 17/3 | Tiếp công dân | Phó Chủ tịch | Ban Tiếp công dân",
        ],
        "during content lead coordinate",
        &[
            "Họp giao ban | Chủ tịch | Lãnh đạo các phòng | ",
            "Tiếp công dân | Phó Chủ tịch | Ban Tiếp công dân | ",
        ],
    );
}

#[test]
fn marks_of_repetition() {
    let lines = [
        "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành",
        "1 | Xây dựng cổng dữ liệu | Sở Y tế | Các sở, ngành | Quý II/2026",
        "2 | Đào tạo cán bộ | nt | -nt- | \"",
        "3 | Nâng cấp hạ tầng | Như trên | Sở Tài chính | Quý III/2026",
    ];
    check_table(
        &lines,
        "number content lead coordinate finish",
        &[
            "Xây dựng cổng dữ liệu | Sở Y tế | Các sở, ngành | 2026-06-30",
            "Đào tạo cán bộ | Sở Y tế | Các sở, ngành | 2026-06-30",
            "Nâng cấp hạ tầng | Sở Y tế | Sở Tài chính | 2026-09-30",
        ],
    );
    let second = read(&lines).0.tasks.swap_remove(1);
    let printed = second.row.as_ref().and_then(|r| r.cells.get("lead"));
    assert_eq!((printed, second.repairs.len()), (Some("nt"), 3), "the cell keeps its mark, the task says so");
}

#[test]
fn a_time_that_look_alike_signs_hid() {
    let table = |time: &'static str| {
        let plan = ["STT|Nhiệm vụ|Cơ quan chủ trì|Thời gian hoàn thành", "1|Rà soát quy hoạch|Sở Xây dựng|"];
        let row: &'static str = Box::leak(format!("{}{time}", plan[1]).into_boxed_str());
        tasks(&[plan[0], row]).remove(0)
    };
    for (printed, due, repaired) in [
        ("Quý l/2026", Some("2026-03-31"), true),
        ("Quý II/2O26", Some("2026-06-30"), true),
        ("Quý II/2026", Some("2026-06-30"), false),
        ("Quý 2026", None, false),
    ] {
        let task = table(printed);
        assert_eq!(task.due.map(|day| day.to_string()).as_deref(), due, "{printed}");
        assert_eq!(task.repairs.iter().any(|r| r.rule == "misread-time"), repaired, "{printed}");
        assert_eq!(task.finish.map(|time| time.raw).as_deref(), Some(printed));
        assert_eq!(task.doubts.iter().any(|d| d.field == "finish"), due.is_none() || repaired, "{printed}");
    }
}

#[test]
fn recipients_set_as_a_row_are_no_task() {
    let found = tasks(&[
        "STT|Nhiệm vụ|Cơ quan chủ trì|Thời gian hoàn thành",
        "1|Rà soát quy hoạch|Sở Xây dựng|Quý II/2026",
        "|Nơi nhận: Như trên; Lưu: VT.||TM. ỦY BAN NHÂN DÂN",
    ]);
    assert_eq!(found.iter().map(|t| t.text.as_str()).collect::<Vec<_>>(), ["Rà soát quy hoạch"]);
}

#[test]
fn a_lone_annex_takes_the_year_of_its_document() {
    check_table(
        &[
            "PHỤ LỤC",
            "DANH MỤC NHIỆM VỤ TRỌNG TÂM",
            "(Kèm theo Kế hoạch số 12/KH-UBND ngày 10/01/2026 của UBND tỉnh Hòa Sơn)",
            "TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Tiến độ | Lãnh đạo UBND phụ trách",
            "1 | Rà soát quy trình | Sở Nội vụ | Quý I | Đ/c Nguyễn Văn A",
            "2 | Đo lường sự hài lòng | Sở Nội vụ | Tháng 11 | Đ/c Nguyễn Văn A",
        ],
        "number content lead during monitor",
        &[
            "Rà soát quy trình | Sở Nội vụ |  | 2026-03-31",
            "Đo lường sự hài lòng | Sở Nội vụ |  | 2026-11-30",
        ],
    );
}

#[test]
fn words_in_the_place_of_a_number_are_kept_and_doubted() {
    let (parsed, notes) = read(&[
        "STT | Nội dung | Cơ quan chủ trì | Thời gian",
        "1 | Cấp tài khoản cho cán bộ. | Sở Y tế | 30/6/2026",
        "Ghi chú riêng | Tập huấn nghiệp vụ | Sở Nội vụ | Tháng 4/2026",
        "Trọng tâm | | |",
        "2 | Báo cáo kết quả | Sở Y tế | Tháng 5/2026",
    ]);
    let stray = parsed.tasks.iter().find(|t| t.text == "Tập huấn nghiệp vụ").expect("a task");
    let cells = &stray.row.as_ref().expect("a row").cells;
    assert_eq!(cells.get("other:STT"), Some("Ghi chú riêng"));
    assert!(stray.confidence.get() < 0.7 && stray.doubts.iter().any(|d| d.field == "text"));
    assert!(parsed.tasks.iter().filter(|t| t.number.is_some()).all(|t| t.confidence.get() > 0.9));
    assert!(notes.contains(&Code::RowBlank), "{notes:?}");
}
