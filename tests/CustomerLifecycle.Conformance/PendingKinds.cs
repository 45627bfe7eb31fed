using CustomerLifecycle.Conformance.Running;

namespace CustomerLifecycle.Conformance;

/// <summary>
/// The one list of kinds that the product does not run yet. Their rows are reported as skipped, each with its reason.
/// A kind leaves this list in the commit that adds its handler; a kind in neither place fails.
/// </summary>
internal static class PendingKinds
{
    private const string Staffing = "The staffing models do not run these rows yet.";
    private const string Kpis = "The KPI definitions do not run these rows yet.";
    private const string Quality = "The quality statistics do not run these rows yet.";
    private const string Entities = "The entity recognisers do not run these rows yet.";
    private const string Reports = "The reports do not run these rows yet.";

    public static IReadOnlyList<PendingKind> All { get; } =
    [
        .. Of("staffing", Staffing, "erlang_a/metrics", "erlang_b/blocking", "erlang_b/max_offered_load", "erlang_b/required_positions", "erlang_c/construct", "erlang_c/metrics", "erlang_c/required_positions", "simulation/mmc", "simulation/mmc_abandon", "simulation/mmc_blocked", "square_root/delay_probability", "square_root/staffing"),
        .. Of("kpi-definitions", Kpis, "service_level", "abandonment_rate", "answer_rate", "first_response_time", "average_response_time", "average_handle_time", "occupancy", "transfer_rate", "first_contact_resolution", "resolution_rate_over_3_contacts", "invalid_reception_rate", "reception", "percentile", "bucket", "bucket_length_hours", "night_share", "top_reasons", "bot_containment", "lead_capture_rate", "retention", "csv_export"),
        .. Of("quality-stats", Quality, "wilson", "sample_size", "cohen_kappa", "fleiss_kappa", "krippendorff_alpha", "nps", "csat", "ces", "score_card"),
        .. Of("entities", Entities, "zh/phone", "zh/number", "zh/currency", "zh/datetime", "en/phone", "en/email", "en/number", "en/currency", "en/datetime"),
        .. Of("report-series", Reports, "series", "metric"),
        .. Of("report-conversations", Reports, "clock_start", "counts", "timeseries", "business_duration", "business_hours_switch", "bot_resolution", "tenant_counts", "distribution"),
    ];

    private static IEnumerable<PendingKind> Of(string file, string reason, params string[] kinds) =>
        kinds.Select(kind => new PendingKind(file, kind, reason));
}
