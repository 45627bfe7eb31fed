namespace CustomerLifecycle.Leads.Matching;

/// <summary>Which form of a field's value records must share to be compared.</summary>
public enum BlockingForm
{
    /// <summary>The whole normalised value.</summary>
    Exact = 0,

    /// <summary>A part that survives typing errors and abbreviations, such as a surname or a number's last digits.</summary>
    Coarse = 1,
}
