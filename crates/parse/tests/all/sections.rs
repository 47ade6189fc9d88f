//! What a section is for, and who leads below its headings, each in an invented plan, read whole.

use model::Task;

use crate::wordings::{check_as, who_and_when};

/// One line a task: id, who leads, who takes part, by when.
fn check(lines: &[&'static str], expected: &[&str]) {
    check_as(|task: &Task| [task.id.as_str(), &who_and_when(task)].join(" | "), lines, expected);
}

#[test]
fn what_was_done_and_what_is_to_be_done() {
    check(
        &[
            "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025",
            "1. Công tác tuyên truyền đã được triển khai kịp thời.",
            "2. Hoạt động của Ban Chỉ đạo",
            "- Sở Y tế đã tổ chức 20 lớp tập huấn.",
            "II. CÁC BƯỚC THỰC HIỆN",
            "1. Bước 1: Thành lập Tổ công tác, xong trước ngày 15/10/2026.",
            "III. ĐẨY MẠNH CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
            "1. Cắt giảm chi phí. Thời gian giải quyết còn 5 ngày.",
            "2. Rà soát hồ sơ trước ngày 31/12/2026.",
            "3. Tỷ lệ hồ sơ trực tuyến còn thấp.",
            "IV. SÀN GIAO DỊCH ĐIỆN TỬ",
            "1. Rà soát hồ sơ.",
            "2. Rà soát hồ sơ trước ngày 31/12/2026.",
            "3. Sàn giao dịch hoạt động từ năm 2024.",
        ],
        &[
            "body/II/1 |  |  | 2026-10-14",
            "body/III/1 |  |  | ",
            "body/III/2 |  |  | 2026-12-30",
            "body/IV/2 |  |  | 2026-12-30",
        ],
    );
}

#[test]
fn demands_of_somebody() {
    check(
        &[
            "I. MỤC ĐÍCH, YÊU CẦU",
            "1. Yêu cầu",
            "- Bảo đảm thống nhất, đồng bộ.",
            "II. TỔ CHỨC THỰC HIỆN",
            "1. Yêu cầu Sở Y tế:",
            "- Lập danh sách các cơ sở trước ngày 30/11/2026.",
            "2. Với Sở Tài chính:",
            "a) Bố trí kinh phí.",
            "3. Sở Nội vụ - Cơ quan thường trực",
            "- Tổng hợp báo cáo.",
        ],
        &[
            "body/II/1#1 | Sở Y tế |  | 2026-11-29",
            "body/II/2/a) | Sở Tài chính |  | ",
            "body/II/3#1 | Sở Nội vụ |  | ",
        ],
    );
}

#[test]
fn labels_below_an_item() {
    check(
        &[
            "I. NHIỆM VỤ",
            "1. Xây dựng cơ sở dữ liệu",
            "- Phụ trách: Sở Y tế.",
            "- Đơn vị liên quan: Sở Nội vụ.",
            "- Hạn chót: 30/11/2026.",
            "2. Tổ chức Hội chợ",
            "- Đơn vị được giao: Sở Công Thương.",
            "- Cơ quan thường trực: Sở Nội vụ.",
            "- Khai mạc: 20/10/2026.",
            "3. Thực hiện: rà soát hồ sơ.",
            "4. Kiểm tra, giám sát: Thanh tra tỉnh.",
            "5. Phân công trực Tết:",
            "- Chỉ đạo: Văn phòng UBND tỉnh.",
        ],
        &[
            "body/I/1 | Sở Y tế | Sở Nội vụ | 2026-11-30",
            "body/I/2 | Sở Công Thương |  | ",
            "body/I/3 |  |  | ",
            "body/I/4 | Thanh tra tỉnh |  | ",
            "body/I/5#1 |  |  | ",
        ],
    );
}

#[test]
fn points_below_points() {
    check(
        &[
            "PHẦN A",
            "NHIỆM VỤ",
            "1. Công tác tuyên truyền",
            "a) Đối với cấp tỉnh",
            "a.1) Rà soát hồ sơ trước ngày 30/11/2026.",
            "a.2) Tổ chức hội nghị.",
            "b) Sở Y tế",
            "b1) Lập danh sách.",
            "PHẦN B. TỔ CHỨC THỰC HIỆN",
            "1. Sở Nội vụ lập kế hoạch.",
        ],
        &[
            "body/PHẦN A/1/a)/a.1) |  |  | 2026-11-29",
            "body/PHẦN A/1/a)/a.2) |  |  | ",
            "body/PHẦN A/1/b)/b1) | Sở Y tế |  | ",
            "body/PHẦN B/1 | Sở Nội vụ |  | ",
        ],
    );
}

#[test]
fn persons_and_several_bodies() {
    check(
        &[
            "I. PHÂN CÔNG NHIỆM VỤ",
            "1. Ông Nguyễn Văn An, Giám đốc Sở Nội vụ, Phó Trưởng ban",
            "- Chỉ đạo công tác cán bộ.",
            "2. PGS.TS. Trần Văn Hùng, Phó Hiệu trưởng: Phụ trách đào tạo.",
            "3. Sở Y tế lập danh sách; Sở Nội vụ tổng hợp; Sở Tài chính phối hợp.",
        ],
        &[
            "body/I/1#1 | Ông Nguyễn Văn An, Giám đốc Sở Nội vụ, Phó Trưởng ban |  | ",
            "body/I/2 | PGS.TS. Trần Văn Hùng, Phó Hiệu trưởng |  | ",
            "body/I/3 | Sở Y tế; Sở Nội vụ | Sở Tài chính | ",
        ],
    );
}

#[test]
fn what_only_announces_the_items_below() {
    check(
        &[
            "I. NHIỆM VỤ",
            "Trong thời gian tới, Chính phủ yêu cầu các bộ, ngành tổ chức thực hiện các nhiệm vụ sau:",
            "1. Sở Y tế lập kế hoạch; thời gian: trong tháng 11/2026.",
            "2. Sở Nội vụ có trách nhiệm",
            "- Lập danh sách.",
        ],
        &["body/I/1 | Sở Y tế |  | 2026-11-30", "body/I/2 | Sở Nội vụ |  | "],
    );
    check(
        &[
            "Thực hiện Nghị quyết số 15/NQ-HĐND, UBND tỉnh ban hành Chương trình công tác năm 2026 như sau:",
            "TT | Nội dung | Chủ trì | Thời gian",
            "1 | Lập kế hoạch phòng bệnh | Sở Y tế | Tháng 6/2026",
            "2 | Tổng hợp nhu cầu đào tạo | Sở Nội vụ | Tháng 7/2026",
        ],
        &["body/1 | Sở Y tế |  | 2026-06-30", "body/2 | Sở Nội vụ |  | 2026-07-31"],
    );
    let both =
        crate::wordings::tasks(&["I. NHIỆM VỤ", "1. Sở Y tế lập kế hoạch; thời gian: trong tháng 11/2026."]);
    assert!(both.iter().all(|t| t.finish.is_none() && t.during.is_some()));
}

#[test]
fn headings_that_only_open_like_a_body() {
    check(
        &[
            "I. PHÁT TRIỂN DU LỊCH",
            "II. TRUNG TÂM TÀI CHÍNH QUỐC TẾ",
            "1. Thành lập Cơ quan điều hành",
            "Chủ trì: Sở Nội vụ. Thời gian: Tháng 12/2026.",
            "2. Đề xuất cơ chế - Chủ trì: Sở Y tế - Phối hợp: Sở Nội vụ - Thời gian: 2027.",
            "3. Nghiên cứu mô hình.",
            "III. TRƯỜNG HỌC AN TOÀN",
            "1. Xây dựng bộ tiêu chí.",
            "IV. TỔ CHỨC THỰC HIỆN",
            "1. Trung tâm dữ liệu",
            "- Rà soát hạ tầng.",
        ],
        &[
            "body/II/1 | Sở Nội vụ |  | 2026-12-31",
            "body/II/2 | Sở Y tế | Sở Nội vụ | 2027-12-31",
            "body/II/3 |  |  | ",
            "body/III/1 |  |  | ",
            "body/IV/1#1 | Trung tâm dữ liệu |  | ",
        ],
    );
    check(
        &[
            "I. SỞ TÀI CHÍNH",
            "1. Lập dự toán.",
            "II. TRUNG TÂM TÀI CHÍNH QUỐC TẾ",
            "1. Rà soát hạ tầng - Chủ trì: Sở Xây dựng - Thời gian: Quý II/2026.",
            "2. Lập danh mục.",
        ],
        &[
            "body/I/1 | Sở Tài chính |  | ",
            "body/II/1 | Sở Xây dựng |  | 2026-06-30",
            "body/II/2 | Trung tâm Tài chính quốc tế |  | ",
        ],
    );
}

#[test]
fn who_submits_it() {
    check(
        &[
            "I. NHIỆM VỤ",
            "1. Xây dựng đề án",
            "- Cơ quan trình: UBND tỉnh.",
            "- Cơ quan chủ trì: Sở Nội vụ.",
            "2. Xây dựng quy chế - Chủ trì: Sở Nội vụ - Người trình: Giám đốc Sở Nội vụ",
            "3. Xây dựng nghị quyết",
            "- Cơ quan trình: Sở Y tế.",
        ],
        &["body/I/1 | Sở Nội vụ |  | ", "body/I/2 | Sở Nội vụ |  | ", "body/I/3 | Sở Y tế |  | "],
    );
}

#[test]
fn steps_with_their_time_in_front() {
    check(
        &[
            "I. THỜI GIAN THỰC HIỆN",
            "1. Trước ngày 15/12/2026: Thành lập Đoàn giám sát.",
            "2. Từ ngày 02/3/2027 đến 20/3/2027: Đoàn làm việc trực tiếp tại các xã.",
            "3. Tháng 4/2027: Làm việc với UBND tỉnh.",
            "4. Thời gian: Quý II/2027.",
            "5. Ngày 20/12/2026: Hội trường UBND tỉnh.",
            "6. Năm 2020: Ban hành quy chế.",
            "II. TIẾN ĐỘ",
            "- Tháng 10/2026: xây dựng kế hoạch.",
            "- Năm 2027: Nhân rộng.",
            "III. TIẾN ĐỘ THỰC HIỆN",
            "1. Giai đoạn 1 (quý IV/2026): Khảo sát, lập danh sách.",
            "2. Giai đoạn 2026-2030: đạt 80% kế hoạch.",
            "IV. NỘI DUNG, PHẠM VI",
            "1. Phạm vi: trên địa bàn tỉnh, từ ngày 01/01/2022 đến ngày 31/12/2026.",
        ],
        &[
            "body/I/1 |  |  | 2026-12-14",
            "body/I/2 |  |  | 2027-03-20",
            "body/I/3 |  |  | 2027-04-30",
            "body/II#1 |  |  | 2026-10-31",
            "body/II#2 |  |  | 2027-12-31",
            "body/III/1 |  |  | 2026-12-31",
        ],
    );
}

#[test]
fn names_alone() {
    check(
        &[
            "I. TỔ CHỨC THỰC HIỆN",
            "1. Ban Kế hoạch – Đầu tư (BKHĐT)",
            "- Lập danh mục.",
            "2. Trường TH và THCS",
            "- Lập danh sách.",
            "3. Trường THCS: lập danh sách.",
            "4. Công tác kiểm tra",
            "- Trạm Y tế xã Bảo Hà;",
            "- Sở Y tế, Sở Nội vụ.",
            "- Thanh tra, kiểm tra các cơ sở.",
            "5. Trường Tiểu học Lê Lợi",
        ],
        &[
            "body/I/1#1 | Ban Kế hoạch – Đầu tư |  | ",
            "body/I/2#1 | Trường TH và THCS |  | ",
            "body/I/3 | Trường THCS |  | ",
            "body/I/4#1 |  |  | ",
        ],
    );
}

#[test]
fn numbers_named_by_what_they_count() {
    check(
        &[
            "I. NHIỆM VỤ TRỌNG TÂM",
            "Nhiệm vụ 1: Hoàn thiện thể chế",
            "- Rà soát văn bản, hoàn thành trước ngày 30/6/2026.",
            "- Nhiệm vụ 1 năm 2025 là bài học để rà soát.",
            "Nhiệm vụ 2. Truyền thông, vận động",
            "Hoạt động 2.1: Tổ chức Tháng hành động quốc gia về dân số.",
            "- Cơ quan chủ trì – Sở Y tế.",
            "II. GIẢI PHÁP",
            "Một là, đẩy mạnh tuyên truyền về dân số.",
            "Hai là, Sở Tài chính bố trí kinh phí.",
        ],
        &[
            "body/I/Nhiệm vụ 1#1 |  |  | 2026-06-29",
            "body/I/Nhiệm vụ 1#2 |  |  | ",
            "body/I/Nhiệm vụ 2/Hoạt động 2.1 | Sở Y tế |  | ",
            "body/II/Một là |  |  | ",
            "body/II/Hai là | Sở Tài chính |  | ",
        ],
    );
}

#[test]
fn a_heading_printed_again_opens_nothing() {
    check(
        &[
            "I. NHIỆM VỤ, GIẢI PHÁP",
            "1. Công tác tuyên truyền",
            "- Rà soát chuyên mục.",
            "I. NHIỆM VỤ, GIẢI PHÁP (tiếp theo)",
            "1. Công tác tuyên truyền (tiếp theo)",
            "- Rà soát tài liệu.",
            "2. Công tác kiểm tra",
            "- Kiểm tra các xã.",
        ],
        &["body/I/1#1 |  |  | ", "body/I/1#2 |  |  | ", "body/I/2#1 |  |  | "],
    );
}

#[test]
fn a_programme_by_months() {
    check(
        &[
            "CHƯƠNG TRÌNH CÔNG TÁC CÁC THÁNG",
            "THÁNG 3",
            "1. Thăm, tặng quà gia đình chính sách: Sở Nội vụ; xong trước ngày 25/3/2026.",
            "2. Lễ giao, nhận quân năm 2026 - Ban Chỉ huy Quân sự xã.",
            "QUÝ III",
            "Tháng 7",
            "- Giao ban chuyên đề chuyển đổi số (Sở Nội vụ).",
            "[^1]: Theo Quyết định số 12/QĐ-UBND.",
            "Tháng 8",
            "- Tổng kết năm học.",
            "THỜI GIAN THỰC HIỆN",
            "1. Cả năm.",
        ],
        &[
            "body/h2/1 | Sở Nội vụ |  | 2026-03-24",
            "body/h2/2 | Ban Chỉ huy Quân sự xã |  | 2026-03-31",
            "body/h3/h4#1 | Sở Nội vụ |  | 2026-07-31",
            "body/h3/h5#1 |  |  | 2026-08-31",
        ],
    );
}

#[test]
fn what_brackets_of_a_heading_and_parts_below_an_item_say() {
    check(
        &[
            "II. NHIỆM VỤ",
            "1. Chuyển đổi số (Văn phòng Sở chủ trì; thời gian: trong năm 2026)",
            "- Số hóa hồ sơ.",
            "2. Kiểm tra chuyên ngành (giai đoạn 2026 - 2030)",
            "- Kiểm tra các cơ sở.",
            "3. Cuộc thi ảnh:",
            "- Phát động: 01/3/2026;",
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Sở Y tế:",
            "- Quán triệt nội dung Nghị quyết; đưa mục tiêu vào chương trình công tác:",
            "+ Cấp tỉnh: hoàn thành trước ngày 30/11/2026.",
            "+ Cấp xã: hoàn thành trước ngày 31/12/2026.",
        ],
        &[
            "body/II/1#1 | Văn phòng Sở |  | 2026-12-31",
            "body/II/2#1 |  |  | ",
            "body/II/3#1 |  |  | 2026-03-01",
            "body/III/1#1 | Sở Y tế |  | 2026-12-30",
        ],
    );
}
