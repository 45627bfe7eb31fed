using System.Globalization;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Leads.Import;

/// <summary>Puts a file's rows into the store, each line once.</summary>
internal sealed partial class LeadImportRunner(LeadContext context, LeadCapturer capturer, ILogger<LeadImportRunner> logger)
{
    public async Task<LeadImportReport> RunAsync(TenantId tenant, Stream csv, LeadImportOptions options, CancellationToken cancellationToken)
    {
        Validate(options);
        var tally = new ImportTally(options.File);
        await foreach (var row in new LeadImporter(context.Phones).ReadAsync(csv, options, cancellationToken).ConfigureAwait(false))
        {
            if (row.Details is null)
            {
                await context.Store.KeepRejectedAsync(tenant, options.File, row, cancellationToken).ConfigureAwait(false);
                tally.Add(row, null);
                continue;
            }
            var key = string.Create(CultureInfo.InvariantCulture, $"lead-import/{options.File}/{row.Line}");
            // A scope for each line: an import that is taken up again makes the same identifiers for the lines that are left.
            using var scope = context.Ids.EnterScope(key);
            var creation = await capturer.CreateAsync(tenant, row.Details, new LeadCapture { Pool = options.Pool, ReceivedAt = row.ReceivedAt }, key, cancellationToken).ConfigureAwait(false);
            if (creation.Status == LeadCreationStatus.Conflict)
            {
                throw new InvalidOperationException($"Line {row.Line} of the import met others changing the same lead all the time. Run the import again; it goes on where it stopped.");
            }
            LeadsTelemetry.Captured(creation.Status);
            tally.Add(row, creation);
        }
        var report = tally.ToReport();
        LogImported(logger, report.Rows, report.Created, report.Merged, report.Repeated, report.Rejected);
        return report;
    }

    private void Validate(LeadImportOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.File) || options.File.Length > LeadImportOptions.MaxFileLength)
        {
            throw new ArgumentException($"LeadImportOptions.File identifies the file in 1 to {LeadImportOptions.MaxFileLength} characters.", nameof(options));
        }
        if (options.Pool is { } pool && !context.HasPool(pool))
        {
            throw new ArgumentException($"LeadImportOptions.Pool is '{pool}'; the pools are: {context.Known}.", nameof(options));
        }
    }

    [LoggerMessage(4002, LogLevel.Information, "Imported {Rows} rows: {Created} created, {Merged} merged, {Repeated} repeated, {Rejected} rejected.")]
    private static partial void LogImported(ILogger logger, int rows, int created, int merged, int repeated, int rejected);
}
