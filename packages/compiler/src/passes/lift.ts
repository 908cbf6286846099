export { liftToCurrentSet as lift } from '@automodel/onnx';
