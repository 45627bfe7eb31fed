namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Why a command was refused.</summary>
/// <param name="Field">The field that is wrong, such as <c>Url</c>.</param>
/// <param name="Reason">What is wrong with it and what would be right.</param>
public sealed record WebhookRefusal(string Field, string Reason);
