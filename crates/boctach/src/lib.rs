//! boctach
