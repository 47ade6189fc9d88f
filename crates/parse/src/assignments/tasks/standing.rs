//! What a heading says of all that stands below it: who leads, what it is for, when.

use std::rc::Rc;

use model::{Party, Timing};

use super::company::Reads;
use super::{Reader, heading_time};
use crate::assignments::labels::{self, Label};
use crate::assignments::section::{self, Section};
use crate::assignments::unread::{self, Unread};
use crate::assignments::{bodies, closing, fields, rules, subject};
use crate::genre::Genre;
use crate::outline::tree::{Entry, Tree};
use crate::outline::units::Unit;

/// Who leads below a heading, and what its section is for.
#[derive(Debug, Clone, Default)]
pub(super) struct Standing {
    pub(super) section: Section,
    pub(super) lead: Vec<Party>,
    /// Who takes part: «Sở Y tế chủ trì, phối hợp với Sở Tài chính».
    pub(super) coordinate: Vec<Party>,
    /// Whether the lead is a name that no grammar reads.
    pub(super) unsure: bool,
    /// Whether the lead is what the heading is about: «Đối với Nhà máy bột giấy». A paragraph below may be of another body.
    pub(super) about: bool,
    /// The time that a heading is: «1. Tháng 01/2026».
    pub(super) during: Option<Timing>,
}

/// Whether a lead is a group of bodies, of which one may be named below.
pub(super) fn is_group(lead: &[Party]) -> bool {
    !lead.is_empty() && lead.iter().all(|p| p.collective)
}

impl Reader<'_> {
    /// Takes note of what a heading says.
    pub(super) fn heading(&mut self, node: usize, tree: &Tree) {
        let above = tree
            .parents
            .get(node)
            .copied()
            .flatten()
            .and_then(|p| self.standings.get(p))
            .cloned()
            .unwrap_or_else(|| self.outermost());
        let title = tree.nodes.get(node).map_or("", |n| n.title.as_str());
        let own = subject::of_heading(title, &self.context.bodies);
        let open = own.as_ref().is_some_and(|own| subject::is_open(title, own));
        let reads = if open { self.by_company(node, tree) } else { Reads::Body };
        let own = own.filter(|_| reads != Reads::Topic).or_else(|| self.told_in_brackets(title));
        let named = own.is_some();
        let group = own.is_none() && is_group(&above.lead);
        let unread = if group { unread::heading(title, &self.context.bodies) } else { None };
        let about = if named { subject::is_about(title) } else { above.about };
        let unsure = unread.is_some() || reads == Reads::Either || (own.is_none() && above.unsure);
        let coordinate = match &own {
            Some(lead) => self.partners(title, lead),
            None => above.coordinate,
        };
        let lead = match (own, unread) {
            (Some(own), _) => own,
            (None, Some(Unread::Name(name))) => vec![*name],
            (None, Some(Unread::Open)) => Vec::new(),
            (None, None) => above.lead,
        };
        let mut section = match self.genre {
            Genre::Plan => section::read(title, above.section),
            Genre::Rules => {
                let number = tree.nodes.get(node).and_then(|n| n.number.as_deref());
                rules::section(title, number, above.section)
            }
            Genre::Form => Section::Purpose,
        };
        // A matter of its own, in which items that open with a verb are to be done.
        if (reads == Reads::Topic || subject::is_aspired(title)) && section == Section::Open {
            section = Section::Aim;
        }
        if !lead.is_empty() && matches!(section, Section::Open | Section::Aim) {
            section = Section::Tasks;
        }
        // «Yêu cầu Sở Y tế:» demands something of somebody, and is not about what is demanded.
        if named && self.genre == Genre::Plan && !above.section.is_silent() {
            section = Section::Tasks;
        }
        self.standings.resize(node, Standing::default());
        let own_time = match self.genre {
            Genre::Plan => heading_time::read(title, &self.context.timing),
            Genre::Rules | Genre::Form => None,
        };
        if section == Section::Open
            && own_time.as_ref().is_some_and(|time| heading_time::is_of_programme(title, time))
        {
            section = Section::Tasks;
        }
        let during = own_time.or(above.during);
        self.standings.push(Standing { section, lead, coordinate, unsure, about, during });
        self.group = None;
        self.item = None;
        self.start_run();
    }

    /// «Chuyển đổi số (Văn phòng Sở chủ trì; thời gian: trong năm 2026)»: who leads what stands below.
    fn told_in_brackets(&self, title: &str) -> Option<Vec<Party>> {
        if !title.trim_end_matches([':', '.', ' ']).ends_with(')') {
            return None;
        }
        let told = labels::bracketed(title.trim_end_matches([':', ' ']));
        let (_, lead) = told.iter().find(|(label, _)| *label == Label::Lead)?;
        bodies::whole(lead, &self.context.bodies)
    }

    /// Who takes part in what stands below a heading, beside those that lead.
    fn partners(&self, title: &str, lead: &[Party]) -> Vec<Party> {
        const CUES: [&str; 5] = ["hợp", "HỢP", "cùng", "CÙNG", "tham gia"];
        if !CUES.iter().any(|cue| title.contains(cue)) {
            return Vec::new();
        }
        let context = &self.context.bodies;
        let mut partners = fields::roles(title, context).coordinate;
        if title.trim_end_matches([':', '.', ' ']).ends_with(')') {
            let told = labels::bracketed(title.trim_end_matches([':', '.', ' ']));
            let told = told.iter().filter(|(label, _)| *label == Label::Coordinate);
            partners.extend(told.filter_map(|(_, names)| bodies::whole(names, context)).flatten());
        }
        let mut found: Vec<Party> = Vec::with_capacity(partners.len());
        for party in partners {
            if lead.iter().chain(&found).all(|known| known.id != party.id) {
                found.push(party);
            }
        }
        found
    }

    /// What holds above every heading.
    pub(super) fn outermost(&self) -> Standing {
        let section = if self.genre == Genre::Plan { Section::Open } else { Section::Purpose };
        Standing { section, ..Standing::default() }
    }

    /// The last paragraph of a part may speak of the whole plan: it belongs to the section, not to the body above it.
    pub(super) fn closing(&self, entry: &Entry, unit: &Unit, last: bool, tree: &Tree) -> Option<Entry> {
        // Whatever stands behind it, a table of signatures or more text.
        let settled = |node: usize| self.standings.get(node).is_some_and(|s| s.section.is_silent());
        let formula = self.genre == Genre::Plan
            && unit.is_plain()
            && closing::is_formula(&unit.body)
            && !entry.node.is_some_and(settled);
        if !formula && (!last || !section::is_closing(&unit.body)) {
            return None;
        }
        let owned = |node: usize| self.standings.get(node).is_some_and(|s| !s.lead.is_empty());
        let node = match entry.node {
            // Where the outermost heading is a body, what is above it is the part.
            Some(node) if formula => closing::section_of(node, tree).filter(|section| !owned(*section)),
            Some(node) if owned(node) => tree.parents.get(node).copied().flatten(),
            node => node,
        };
        let path =
            node.and_then(|n| tree.nodes.get(n)).map(|n| Rc::from(n.path.as_slice())).unwrap_or_default();
        Some(Entry { node, path, ..entry.clone() })
    }
}
