using CustomerLifecycle.Leads.Matching;
using CustomerLifecycle.Leads.Pool;

namespace CustomerLifecycle.Leads;

/// <summary>Options of the Leads module, validated when the host starts.</summary>
public sealed class LeadsOptions
{
    /// <summary>The name of the pool that is always there.</summary>
    public const string DefaultPoolName = "default";

    /// <summary>The pools by name; <c>default</c> is there from the start.</summary>
    public IDictionary<string, LeadPoolOptions> Pools { get; } =
        new Dictionary<string, LeadPoolOptions>(StringComparer.Ordinal) { [DefaultPoolName] = new() };

    /// <summary>The pool of leads that name none; <c>default</c> by default.</summary>
    public string DefaultPool { get; set; } = DefaultPoolName;

    /// <summary>The country of telephone numbers without a country code, an ISO 3166-1 alpha-2 code; <c>CN</c> by default.</summary>
    public string DefaultRegion { get; set; } = "CN";

    /// <summary>China only: the area code of fixed lines written without one, or null to flag them.</summary>
    public string? DefaultAreaCode { get; set; }

    /// <summary>Whether details of somebody known are added to the lead that is there (the default), or become a lead of their own that names its possible duplicates.</summary>
    public bool MergeDuplicates { get; set; } = true;

    /// <summary>Thresholds and weights of matching.</summary>
    public MatchOptions Matching { get; set; } = new();
}
