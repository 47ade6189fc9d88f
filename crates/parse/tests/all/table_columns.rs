//! Columns whose role their cells tell, and rows that the columns keep apart, each in an invented plan, read whole.

use model::{Code, TableKind};

use crate::plan::read;
use crate::table_wordings::check_table;

#[test]
fn a_column_of_bodies_leads_where_no_other_does() {
    for label in
        ["Phụ trách", "Thực hiện", "Tổ chức thực hiện", "Nơi thực hiện", "Cán bộ đảm nhiệm", "Phân công"]
    {
        let header = format!("TT | Nội dung | {label} | Thời gian").leak();
        check_table(
            &[
                header,
                "1 | Trang trí đường hoa | Sở Xây dựng | 01/02/2026",
                "2 | Họp mặt | Sở Ngoại vụ | 14/02/2026",
            ],
            "number content lead during",
            &["Trang trí đường hoa | Sở Xây dựng |  | 2026-02-01", "Họp mặt | Sở Ngoại vụ |  | 2026-02-14"],
        );
    }
    check_table(
        &[
            "TT | Nội dung công việc | Triển khai | Thời hạn",
            "1 | Rà soát hộ nghèo | Nguyễn Văn An | 30/9/2026",
            "2 | Lập danh sách trẻ em | Trần Thị Bình | 15/8/2026",
        ],
        "number content lead finish",
        &[
            "Rà soát hộ nghèo | Nguyễn Văn An |  | 2026-09-30",
            "Lập danh sách trẻ em | Trần Thị Bình |  | 2026-08-15",
        ],
    );
}

#[test]
fn bodies_that_do_not_lead() {
    for (header, row) in [
        ("TT | Nội dung hỗ trợ | Đơn vị thụ hưởng | Số tiền", "1 | Máy tính | Sở Y tế | 50"),
        ("TT | Nội dung | Địa điểm | Giờ", "1 | Khai mạc | Hội trường UBND tỉnh | 8h00"),
        ("TT | Họ và tên | Đơn vị công tác | Chức danh", "1 | Nguyễn Văn An | Sở Y tế | Thành viên"),
        ("TT | Nội dung | Chỉ tiêu | Đạt", "1 | Thu ngân sách | 120 | 80"),
    ] {
        let parsed = read(&[header, row, row]).0;
        assert_eq!(parsed.tables.first().map(|t| t.kind), Some(TableKind::Other), "{header}");
    }
}

#[test]
fn a_column_of_times_is_when() {
    check_table(
        &[
            "TT | Nội dung nhiệm vụ | Đơn vị chủ trì | Tháng",
            "1 | Trồng cây | Sở Y tế | Tháng 2/2026",
            "2 | Giao quân | Sở Nội vụ | 3/2026",
        ],
        "number content lead during",
        &["Trồng cây | Sở Y tế |  | 2026-02-28", "Giao quân | Sở Nội vụ |  | 2026-03-31"],
    );
    check_table(
        &[
            "TT | Nội dung nhiệm vụ | Đơn vị chủ trì | Từ | Đến",
            "1 | Trồng cây | Sở Y tế | 2/2026 | 4/2026",
            "2 | Giao quân | Sở Nội vụ | 3/2026 | 5/2026",
        ],
        "number content lead start finish",
        &["Trồng cây | Sở Y tế |  | 2026-04-30", "Giao quân | Sở Nội vụ |  | 2026-05-31"],
    );
    check_table(
        &[
            "TT | Nội dung nhiệm vụ | Đơn vị chủ trì | Ngày ký | Từ | Đến",
            "1 | Làm đường | Sở Xây dựng | 05/01/2026 | Tân An | Tân Hiệp",
            "2 | Làm cầu | Sở Xây dựng | 06/01/2026 | Tân Hòa | Tân Phú",
        ],
        "number content lead other:Ngày ký other:Từ other:Đến",
        &["Làm đường | Sở Xây dựng |  | ", "Làm cầu | Sở Xây dựng |  | "],
    );
}

#[test]
fn months_by_their_numbers() {
    check_table(
        &[
            "KẾ HOẠCH",
            "Hoa Lư, ngày 10 tháng 01 năm 2026",
            "Tháng | Nội dung công việc | Người thực hiện | Ghi chú",
            "1 | Tổng kết công tác năm 2025 | Văn phòng | ",
            "1 | Tặng quà Tết cho hộ nghèo | Phòng VH-XH | Trước 10/02",
            "2 | Ra quân trồng cây đầu xuân | Phòng Kinh tế | ",
        ],
        "during content lead note",
        &[
            "Tổng kết công tác năm 2025 | Văn phòng |  | 2026-01-31",
            "Tặng quà Tết cho hộ nghèo | Phòng Văn hóa - Xã hội |  | 2026-01-31",
            "Ra quân trồng cây đầu xuân | Phòng Kinh tế |  | 2026-02-28",
        ],
    );
}

#[test]
fn who_leads_and_who_takes_part_in_one_column() {
    check_table(
        &[
            "TT | Nhiệm vụ | Đơn vị chủ trì/ phối hợp | Thời gian",
            "1 | Thu ngân sách | Phòng Kinh tế/ Thuế cơ sở 5 | 6/2026",
            "2 | Trồng quế | Sở Y tế/Sở Nội vụ; UBND các xã | 7/2026",
            "3 | Tập huấn | Sở Y tế; Sở Nội vụ | 8/2026",
            "4 | Họp | Sở Y tế | 9/2026",
        ],
        "number content lead during",
        &[
            "Thu ngân sách | Phòng Kinh tế | Thuế cơ sở 5 | 2026-06-30",
            "Trồng quế | Sở Y tế | Sở Nội vụ; Ủy ban nhân dân các xã | 2026-07-31",
            "Tập huấn | Sở Y tế | Sở Nội vụ | 2026-08-31",
            "Họp | Sở Y tế |  | 2026-09-30",
        ],
    );
}

#[test]
fn a_row_that_says_nothing_to_do_is_no_task() {
    let (parsed, notes) = read(&[
        "STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian",
        " |  | Theo phân công | Quý I/2026",
        "1 | Cấp tài khoản cho cán bộ | Sở Y tế | 30/6/2026",
        "2 |  | Sở Nội vụ | 30/7/2026",
    ]);
    assert!(parsed.tasks.iter().all(|t| !t.text.is_empty()), "{:?}", parsed.tasks);
    assert!(notes.contains(&Code::SeamUndecided), "{notes:?}");
    let kept: Vec<_> = parsed.outline.iter().filter_map(|n| n.row.as_ref()?.cells.get("lead")).collect();
    assert_eq!(kept, ["Theo phân công", "Sở Nội vụ"]);
}

#[test]
fn a_column_of_numbers_whatever_its_head_says() {
    for head in ["", "#", "TI", "Mục", "S.T.T"] {
        let header = format!("{head} | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian").leak();
        let lines = [
            header,
            "I | HẠ TẦNG SỐ | | ",
            "1 | Cấp tài khoản | Sở Y tế | 30/6/2026",
            "2 | Tập huấn | Sở Nội vụ | Tháng 4/2026",
            "II | XÃ HỘI SỐ | | ",
            "3 | Báo cáo | Sở Y tế | Tháng 5/2026",
        ];
        let ids: Vec<String> = read(&lines).0.tasks.into_iter().map(|t| t.id.to_string()).collect();
        assert_eq!(ids, ["body/I/1", "body/I/2", "body/II/3"], "{head}");
    }
}

#[test]
fn rows_with_a_dash_below_a_title() {
    let below = |title: &'static str| {
        read(&[
            "TT | Nội dung | Cơ quan chủ trì | Thời gian",
            title,
            " | - Xây dựng tin, bài, phóng sự | Sở Nội vụ | Tháng 4/2026",
            " | - Tổ chức hội nghị trực tuyến | Sở Y tế | Quý II/2026",
            "2 | Tập huấn kỹ năng số | Sở Nội vụ | Tháng 8/2026",
        ])
        .0
    };
    for title in ["1 | Công tác tuyên truyền: | | ", "1 | Công tác tuyên truyền | | "] {
        let parsed = below(title);
        let found: Vec<String> = parsed.tasks.iter().map(|t| format!("{} {}", t.id, t.text)).collect();
        assert_eq!(
            found,
            [
                "body/1/row Xây dựng tin, bài, phóng sự",
                "body/1/row~2 Tổ chức hội nghị trực tuyến",
                "body/2 Tập huấn kỹ năng số",
            ]
        );
    }
    // What fills its own cells is a task.
    let parsed = below("1 | Công tác tuyên truyền: | Sở Y tế | Quý I/2026");
    assert!(parsed.tasks.iter().any(|t| t.id == "body/1"));
}

#[test]
fn two_columns_of_deadlines() {
    let lines = [
        "TT | Nội dung công việc | Đơn vị chủ trì | Thời hạn trình Bộ | Thời hạn trình Chính phủ/ban hành",
        "1 | Thông tư về định mức | Sở Nội vụ | - | 20/12/2026",
        "2 | Nghị định về đất đai | Sở Y tế | 15/10/2026 | Trước 15/11/2026",
        "3 | Hội nghị | Sở Y tế | Tháng 10/2026 | ",
    ];
    let tasks = read(&lines).0.tasks;
    let due: Vec<String> =
        tasks.iter().map(|t| t.due.map_or_else(String::new, |day| day.to_string())).collect();
    assert_eq!(due, ["2026-12-20", "2026-11-14", "2026-10-31"]);
    let steps: Vec<Option<&str>> = tasks
        .iter()
        .filter_map(|t| t.finish.as_deref())
        .flat_map(|finish| finish.intervals.iter().map(|i| i.action.as_deref()))
        .collect();
    let (first, second) = (Some("Trình Bộ"), Some("Trình Chính phủ/ban hành"));
    assert_eq!(steps, [second, first, second, first]);
    // «Thời gian trình» beside «Thời gian ban hành»: wanted is what is issued.
    let lines = [
        "TT | Tên văn bản | Đơn vị chủ trì | Thời gian trình | Thời gian ban hành",
        "1 | Luật Phòng bệnh | Sở Y tế | 10/2026 | 12/2026",
        "2 | Nghị định về phụ cấp | Sở Nội vụ | 11/2026 | 12/2026",
    ];
    let tasks = read(&lines).0.tasks;
    assert!(tasks.iter().all(|t| t.due.map(|day| day.to_string()).as_deref() == Some("2026-12-31")));
    // One column of them, and a time of something else beside it.
    let lines = [
        "TT | Nội dung công việc | Đơn vị chủ trì | Thời hạn trình Bộ | Ngày sinh",
        "1 | Thông tư về định mức | Sở Nội vụ | 01/10/2026 | 20/12/2026",
    ];
    let tasks = read(&lines).0.tasks;
    assert!(tasks.iter().all(|t| t.due.map(|day| day.to_string()).as_deref() == Some("2026-10-01")));
}
