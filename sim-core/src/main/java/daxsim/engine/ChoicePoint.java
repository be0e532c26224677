package daxsim.engine;

/** Every kind of question that a simulated world leaves open. The order is part of the replay format: append only. */
public enum ChoicePoint {
    /** Which ready task takes the next step. */
    SCHEDULE,
    /** How many whole clear units the firmware clears. */
    CLEARED_UNITS,
    /** Whether the firmware refuses a clear. */
    REFUSE_CLEAR,
    /** Whether stores that have not been fenced reach the medium when power fails. */
    IN_FLIGHT_PERSISTS,
    /** How long something takes. */
    DURATION,
    /** When an unsynchronised worker runs. */
    DELAY,
    /** Whether a variable that nobody initialised holds the one bit that matters. */
    STACK_GARBAGE,
    /** Which CPU answers next to the interrupt that makes it drop translations. */
    TLB_ANSWER,
    /** What strikes, when and where: the faults of a campaign. */
    FAULT,
    /** What applications do: the operations of a campaign. */
    WORKLOAD,
}
