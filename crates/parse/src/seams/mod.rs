//! Where tables break: at each row that might not stand for itself, a few explanations compete by independent
//! evidence, and the best explanation of the whole run is chosen.
//!
//! The chooser is a beam over `(walk of the ordinals, open row)`: two histories that reach the same state are merged,
//! the better one stays, and by how much it won is kept as the margin of every choice in which they differed. The
//! margin becomes the confidence of the repair.

mod beam;
mod choose;
mod closings;
mod evidence;
mod fit;
mod hypothesis;
mod scene;
mod settings;
mod side_by_side;

pub(crate) use beam::{Beam, Branch};
pub(crate) use choose::{confidence, explain};
pub(crate) use closings::closure_of;
pub(crate) use evidence::{Evidence, What, clip};
pub(crate) use fit::{fit_bounds, fit_of, misfits};
pub(crate) use hypothesis::{
    Hypothesis, ends_open, goes_on, score_join, score_join_again, score_new, score_place, score_step,
    steps_soundly, take_step,
};
pub(crate) use scene::{Head, Line, Profile, Scene};
pub use settings::SeamSettings;
