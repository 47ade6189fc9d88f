//! Phrases from which task sentences are put together. All are ours: general words of the genre, no document's text.

/// What opens a task.
pub(crate) const VERBS: &[&str] = &[
    "Xây dựng",
    "Tổ chức thực hiện",
    "Tham mưu xây dựng",
    "Tham mưu, đề xuất",
    "Rà soát, hoàn thiện",
    "Triển khai thực hiện",
    "Đẩy mạnh",
    "Tăng cường",
    "Tiếp tục thực hiện",
    "Nâng cao chất lượng",
    "Kiểm tra, giám sát",
    "Tuyên truyền, phổ biến",
    "Hướng dẫn",
    "Phối hợp thực hiện",
    "Lập",
    "Hoàn thiện",
    "Đề xuất",
    "Tổng hợp, báo cáo",
    "Đổi mới",
    "Chủ động triển khai",
    "Thực hiện đồng bộ",
    "Nghiên cứu, đề xuất",
    "Ban hành",
    "Chỉ đạo thực hiện",
    "Thẩm định",
    "Bố trí",
    "Huy động",
    "Khuyến khích",
    "Cập nhật",
    "Duy trì",
];

/// What is done.
pub(crate) const OBJECTS: &[&str] = &[
    "kế hoạch cải tạo kênh mương nội đồng",
    "đề án trồng rừng gỗ lớn",
    "danh mục công trình cấp nước sạch nông thôn",
    "chương trình đào tạo nghề cho lao động trẻ",
    "quy chế quản lý bến bãi ven sông",
    "cơ sở dữ liệu đất đai dùng chung",
    "phương án phòng, chống sạt lở bờ sông",
    "hệ thống truyền thanh thông minh cấp xã",
    "công tác cải cách thủ tục hành chính",
    "việc số hóa hồ sơ lưu trữ",
    "các mô hình du lịch cộng đồng",
    "mạng lưới chợ và điểm bán hàng nông sản",
    "công tác thu gom, xử lý rác thải sinh hoạt",
    "các giải pháp thu hút đầu tư vào cụm công nghiệp",
    "quy hoạch chi tiết khu dân cư mới",
    "chính sách hỗ trợ hộ nghèo, hộ cận nghèo",
    "công tác khám, chữa bệnh ban đầu tại trạm y tế",
    "kế hoạch chuyển đổi số của ngành",
    "các tuyến đường liên xã và cầu dân sinh",
    "phong trào toàn dân bảo vệ an ninh Tổ quốc",
    "lễ hội truyền thống và di tích đã xếp hạng",
    "đội ngũ cán bộ, công chức cấp cơ sở",
    "vùng sản xuất chè, cam tập trung",
    "nguồn vốn đầu tư công trung hạn",
    "bộ tiêu chí đánh giá mức độ hài lòng của người dân",
    "hệ thống điện chiếu sáng công cộng",
    "công tác kiểm soát dịch bệnh trên đàn vật nuôi",
    "nền nếp dạy và học trong nhà trường",
    "kế hoạch sử dụng đất hằng năm",
    "việc cấp giấy chứng nhận quyền sử dụng đất lần đầu",
    "hoạt động của tổ công nghệ số cộng đồng",
    "các sản phẩm OCOP đạt từ 3 sao trở lên",
];

/// Of what, for whom.
pub(crate) const SUBJECTS: &[&str] = &[
    "cho đồng bào vùng cao",
    "phục vụ phát triển kinh tế nông thôn",
    "gắn với xây dựng nông thôn mới nâng cao",
    "trong các cơ quan hành chính nhà nước",
    "theo hướng bền vững và thích ứng với biến đổi khí hậu",
    "tại các xã đặc biệt khó khăn",
    "của hợp tác xã và tổ hợp tác",
    "đối với doanh nghiệp nhỏ và vừa",
    "cho thanh niên và phụ nữ khởi nghiệp",
    "trong lĩnh vực tài nguyên, khoáng sản",
    "bảo đảm công khai, minh bạch",
    "phù hợp với điều kiện thực tế của địa phương",
];

/// Within what.
pub(crate) const SCOPES: &[&str] = &[
    "tại các xã, thị trấn",
    "trong khu, cụm công nghiệp",
    "ở các thôn, bản vùng sâu, vùng xa",
    "trên các tuyến đường thủy nội địa",
    "tại Khu du lịch Hồ Vân Sơn",
    "trong phạm vi quản lý của ngành",
];

/// To what end.
pub(crate) const AIMS: &[&str] = &[
    "góp phần nâng cao thu nhập của người dân",
    "bảo đảm tiến độ và hiệu quả sử dụng vốn",
    "kịp thời tháo gỡ khó khăn, vướng mắc cho cơ sở",
    "hạn chế thấp nhất thiệt hại do thiên tai gây ra",
    "tạo chuyển biến rõ nét về vệ sinh môi trường",
    "đáp ứng yêu cầu phát triển trong tình hình mới",
    "trình cấp có thẩm quyền xem xét, quyết định",
    "phấn đấu đến năm 2025 có ít nhất 60% số xã đạt chuẩn",
    "không để phát sinh điểm nóng về trật tự xã hội",
    "gắn trách nhiệm của người đứng đầu với kết quả thực hiện",
];

/// Heads of the titles of groups.
pub(crate) const KINDS: &[&str] = &[
    "Công tác quản lý tài nguyên",
    "Phát triển hạ tầng kỹ thuật",
    "Giáo dục, đào tạo nghề",
    "Y tế, dân số",
    "Văn hóa, thể thao",
    "Nông nghiệp, nông thôn",
    "Chuyển đổi số",
    "Các đề án, kế hoạch",
];

/// Titles of sections, in capitals.
pub(crate) const SECTIONS: &[&str] = &[
    "LĨNH VỰC NÔNG NGHIỆP, NÔNG THÔN",
    "LĨNH VỰC CÔNG NGHIỆP, THƯƠNG MẠI",
    "LĨNH VỰC GIAO THÔNG, XÂY DỰNG",
    "LĨNH VỰC TÀI NGUYÊN VÀ MÔI TRƯỜNG",
    "LĨNH VỰC VĂN HÓA, THỂ THAO VÀ DU LỊCH",
    "LĨNH VỰC GIÁO DỤC VÀ ĐÀO TẠO",
    "LĨNH VỰC Y TẾ, AN SINH XÃ HỘI",
    "LĨNH VỰC QUỐC PHÒNG, AN NINH",
    "CẢI CÁCH HÀNH CHÍNH, CHUYỂN ĐỔI SỐ",
    "CÔNG TÁC QUY HOẠCH, KẾ HOẠCH",
    "PHÁT TRIỂN KẾT CẤU HẠ TẦNG",
    "CÁC NHIỆM VỤ KHÁC",
];

/// What a task gives.
pub(crate) const PRODUCTS: &[&str] = &[
    "Kế hoạch của UBND",
    "Báo cáo kết quả",
    "Quyết định phê duyệt",
    "Văn bản hướng dẫn",
    "Đề án",
    "Danh mục dự án",
    "Nghị quyết của HĐND",
    "Tờ trình",
    "Hội nghị, lớp tập huấn",
    "Bản đồ, cơ sở dữ liệu",
];

/// Where money comes from, how much.
pub(crate) const BUDGETS: &[&str] = &[
    "Ngân sách tỉnh",
    "1.250 triệu đồng",
    "Nguồn sự nghiệp",
    "Xã hội hóa",
    "Lồng ghép các chương trình",
    "350 triệu đồng",
];

/// Remarks.
pub(crate) const NOTES: &[&str] =
    &["Chuyển tiếp", "Đã có chủ trương", "Nhiệm vụ mới", "Theo phân kỳ đầu tư", "Báo cáo hằng quý"];
