/** What CloudFormation asks of the site's resource, as far as it is used; texts all, as it sends them. */
export interface DeploymentEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  /** Where the answer is put. */
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly ResourceProperties: {
    /** JSON for `/config.json`. */
    readonly configuration: string;
  };
}
