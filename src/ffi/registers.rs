//! The wide registers, in which copying and deciphering leave what they worked on last.
//!
//! If they kept it, the host's next function might lay it down on the stack: the dynamic linker saves all of them when it
//! looks a function up for the first time.

/// Clears them, at the end of every call.
#[cfg(target_arch = "x86_64")]
pub(super) fn clear() {
    // SAFETY: each is run only where the processor has these registers.
    unsafe {
        if !is_x86_feature_detected!("avx") {
            return x86_64::clear_sse();
        }
        x86_64::clear_avx();
        if is_x86_feature_detected!("avx512f") {
            x86_64::clear_avx512();
        }
    }
}

#[cfg(not(target_arch = "x86_64"))]
pub(super) fn clear() {}

#[cfg(target_arch = "x86_64")]
mod x86_64 {
    use std::arch::asm;

    /// Runs instructions that change the given registers and nothing else.
    macro_rules! changing {
        ($instructions:literal, $($register:tt)*) => {
            // SAFETY: the compiler is told what changes, and keeps nothing there.
            unsafe { asm!($instructions, $(out($register) _,)* options(nomem, nostack, preserves_flags)) }
        };
    }

    pub(super) unsafe fn clear_sse() {
        changing!(
            ".irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n pxor xmm\\n, xmm\\n\n .endr",
            "xmm0" "xmm1" "xmm2" "xmm3" "xmm4" "xmm5" "xmm6" "xmm7"
            "xmm8" "xmm9" "xmm10" "xmm11" "xmm12" "xmm13" "xmm14" "xmm15"
        );
    }

    #[target_feature(enable = "avx")]
    pub(super) unsafe fn clear_avx() {
        changing!(
            "vzeroall",
            "ymm0" "ymm1" "ymm2" "ymm3" "ymm4" "ymm5" "ymm6" "ymm7"
            "ymm8" "ymm9" "ymm10" "ymm11" "ymm12" "ymm13" "ymm14" "ymm15"
        );
    }

    /// Those beyond the reach of AVX.
    #[target_feature(enable = "avx512f")]
    pub(super) unsafe fn clear_avx512() {
        changing!(
            ".irp n, 16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n vpxorq zmm\\n, zmm\\n, zmm\\n\n .endr",
            "zmm16" "zmm17" "zmm18" "zmm19" "zmm20" "zmm21" "zmm22" "zmm23"
            "zmm24" "zmm25" "zmm26" "zmm27" "zmm28" "zmm29" "zmm30" "zmm31"
        );
    }
}
