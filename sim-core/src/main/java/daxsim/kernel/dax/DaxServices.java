package daxsim.kernel.dax;

import daxsim.kernel.Core;
import daxsim.kernel.Pages;
import daxsim.kernel.x86.CopyMc;
import daxsim.kernel.x86.Nospec;
import daxsim.kernel.x86.SetMemory;

/** The parts of a kernel that a design's code calls. */
public record DaxServices(Core core, Pages pages, SetMemory setMemory, Nospec nospec, CopyMc copy) {}
