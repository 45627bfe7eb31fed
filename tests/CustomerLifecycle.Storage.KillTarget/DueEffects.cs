using System.Globalization;

namespace CustomerLifecycle.Storage.KillTarget;

/// <summary>Has one effect per due item, and sometimes fails after it.</summary>
internal sealed class DueEffects(Workload workload) : IDueHandler
{
    private const int FailsEvery = 5;

    public string Kind => "kill";

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        string[] parts = item.Payload.Split('/');
        long ordinal = long.Parse(parts[1], CultureInfo.InvariantCulture);
        await workload.StoreEffectAsync(item.EffectKey, "due", parts[0], ordinal);
        if (ordinal % FailsEvery == 0 && item.Attempt == 1)
        {
            throw new InvalidOperationException("Failed after the effect.");
        }
    }
}
