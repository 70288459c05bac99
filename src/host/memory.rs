//! Where the program's memory comes from: on Linux one quick allocator for the program and the embedded engine alike.
//! A review, an import or a change of the law makes millions of small things; the system's own allocator took a sixth
//! of their time.

#[cfg(target_os = "linux")]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;
