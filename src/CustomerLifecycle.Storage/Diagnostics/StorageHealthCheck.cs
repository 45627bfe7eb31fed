using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CustomerLifecycle.Storage;

/// <summary>Healthy when the database answers and its schema is the one the program expects.</summary>
/// <param name="backend">The storage of the host.</param>
public sealed class StorageHealthCheck(StorageBackend backend) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(backend);
        if (backend.Relational is not { } relational)
        {
            return HealthCheckResult.Healthy("In memory: nothing outlives the process.");
        }

        try
        {
            await relational.QueryAsync<long>("SELECT COUNT(*) FROM cl_schema", null, cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy(relational.Dialect.Name);
        }
        catch (Exception e) when (e is StorageException or SchemaVersionException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, e.Message, e);
        }
    }
}
